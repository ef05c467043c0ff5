package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/** A place in a TOML text that moves forward and knows its line and column. */
final class TomlCursor {
    /** What {@link #peek} gives behind the last character. */
    static final int END = -1;

    private final String file;
    private final String text;
    /** The text again: most of reading is looking at one character. */
    private final char[] characters;

    private int at;
    private int line = 1;
    private int lineStart;

    TomlCursor(String file, String text) {
        this.file = file;
        this.text = text;
        this.characters = text.toCharArray();
    }

    /** A place to come back to. */
    record Mark(int at, int line, int lineStart) {}

    Mark mark() {
        return new Mark(at, line, lineStart);
    }

    void back(Mark mark) {
        at = mark.at();
        line = mark.line();
        lineStart = mark.lineStart();
    }

    Position position() {
        return new Position(file, line, at - lineStart + 1);
    }

    int peek() {
        return at < characters.length ? characters[at] : END;
    }

    int peek(int ahead) {
        return at + ahead < characters.length ? characters[at + ahead] : END;
    }

    boolean looksAt(String word) {
        return text.startsWith(word, at);
    }

    /** Index of the current character, for {@link #since}. */
    int index() {
        return at;
    }

    /** The text from an index to the current character. */
    String since(int index) {
        return text.substring(index, at);
    }

    void next() {
        if (characters[at] == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    void skip(int count) {
        for (int index = 0; index < count; index++) {
            next();
        }
    }

    boolean take(char character) {
        if (peek() != character) {
            return false;
        }
        next();
        return true;
    }

    /** Passes the end of a line; false when there is none here. */
    boolean takeNewline() {
        if (peek() == '\r' && peek(1) == '\n') {
            at++;
        }
        return take('\n');
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Passes blanks, a comment and the ends of lines between values. */
    void skipLines() throws BrokenTomlException {
        do {
            skipBlanks();
            comment();
        } while (takeNewline());
    }

    /** Passes a comment if there is one. */
    void comment() throws BrokenTomlException {
        if (peek() != '#') {
            return;
        }
        while (peek() != END && peek() != '\n' && !(peek() == '\r' && peek(1) == '\n')) {
            if (isControl(peek())) {
                throw broken("a control character in a comment", "");
            }
            at++;
        }
    }

    void skipLine() {
        while (peek() != END && !take('\n')) {
            at++;
        }
    }

    /** The rest of the current line without its end. */
    String restOfLine() {
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    BrokenTomlException broken(String message, String hint) {
        return new BrokenTomlException(position(), message, hint);
    }

    /** The current character as messages show it. */
    String shown() {
        int character = peek();
        if (character == END) {
            return "the end of the file";
        }
        if (character == '\n' || character == '\r') {
            return "the end of the line";
        }
        return isControl(character) ? "a control character" : "'" + (char) character + "'";
    }

    /** True for what may stand in no text: control characters but the tab. */
    static boolean isControl(int character) {
        return (character < 0x20 && character != '\t') || character == 0x7F;
    }
}
