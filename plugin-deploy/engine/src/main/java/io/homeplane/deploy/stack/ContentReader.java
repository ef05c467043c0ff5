package io.homeplane.deploy.stack;

import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a release of a stack is made of: its sources, with every secret decrypted beside its encrypted file. */
final class ContentReader {
    private final Stack stack;
    private final RepositoryFiles repository;
    private final SecretDecryption secrets;
    private final Sentences sentences;

    ContentReader(Stack stack, RepositoryFiles repository, SecretDecryption secrets, Sentences sentences) {
        this.stack = stack;
        this.repository = repository;
        this.secrets = secrets;
        this.sentences = sentences;
    }

    ReleaseContent read() throws DeployException {
        StackSources sources = new SourceReader(stack, repository, sentences).read();
        Map<String, RepositoryFile> files = new TreeMap<>(sources.files());
        List<RepositoryFile> decrypted = new ArrayList<>();
        for (RepositoryFile file : sources.files().values()) {
            String plaintext = SopsNames.plaintext(file).orElse("");
            if (!plaintext.isEmpty()) {
                byte[] content = secrets.decrypt(file.path(), file.content());
                RepositoryFile readable = new RepositoryFile(plaintext, file.executable(), content);
                decrypted.add(readable);
                files.remove(file.path());
                files.put(plaintext, readable);
            }
        }
        return new ReleaseContent(new TreeMap<>(files), sources, Masking.of(decrypted));
    }
}
