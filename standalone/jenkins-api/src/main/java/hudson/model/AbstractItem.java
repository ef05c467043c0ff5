package hudson.model;

import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import javax.xml.transform.Source;

/** The base of jobs and folders. */
public abstract class AbstractItem extends Actionable implements Item {
    protected transient String name;

    private final transient ItemGroup<? extends Item> parent;

    protected AbstractItem(ItemGroup<? extends Item> parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public final String getFullName() {
        String outer = parent.getFullName();
        return outer.isEmpty() ? name : outer + '/' + name;
    }

    @Override
    public final String getFullDisplayName() {
        String outer = parent.getFullDisplayName();
        return outer.isEmpty() ? getDisplayName() : outer + " » " + getDisplayName();
    }

    @Override
    public final String getUrl() {
        return "job/" + getFullName().replace("/", "/job/") + '/';
    }

    @Override
    public File getRootDir() {
        return new File(new File(parent.getRootDir(), "jobs"), name);
    }

    @Override
    public ACL getACL() {
        return new ACL() {};
    }

    /** Configures it as a document says; without a Jenkins jobs are run and not kept. */
    public void updateByXml(Source source) throws IOException {
        throw new IOException("there is no Jenkins that keeps job " + getFullName());
    }

    @Override
    public synchronized void save() throws IOException {}
}
