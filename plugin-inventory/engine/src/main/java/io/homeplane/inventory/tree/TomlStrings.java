package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/** The four kinds of quoted text of TOML. */
final class TomlStrings {
    private static final String CLOSE_IT = "close it with the quotes it starts with";

    private final TomlCursor cursor;

    TomlStrings(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** The text that starts at the cursor's quote, of one line or several. */
    String read() throws BrokenTomlException {
        String quote = cursor.peek() == '"' ? "\"" : "'";
        return cursor.looksAt(quote.repeat(3)) ? severalLines(quote.charAt(0)) : oneLine();
    }

    /** The text that starts at the cursor's quote, of one line. */
    String oneLine() throws BrokenTomlException {
        Position start = cursor.position();
        int quote = cursor.peek();
        cursor.next();
        int from = cursor.index();
        while (isPlain(quote)) {
            cursor.next();
        }
        String plain = cursor.since(from);
        if (cursor.peek() == quote) {
            cursor.next();
            return plain;
        }
        StringBuilder text = new StringBuilder(plain);
        while (cursor.peek() != quote) {
            if (cursor.peek() == TomlCursor.END || cursor.peek() == '\n' || cursor.peek() == '\r') {
                throw new BrokenTomlException(start, "the text is not closed on its line", CLOSE_IT);
            }
            character(quote == '"', text);
        }
        cursor.next();
        return text.toString();
    }

    private boolean isPlain(int quote) {
        int character = cursor.peek();
        return character != quote
                && character != TomlCursor.END
                && !(character == '\\' && quote == '"')
                && !TomlCursor.isControl(character);
    }

    private String severalLines(char quote) throws BrokenTomlException {
        TomlCursor.Mark opening = cursor.mark();
        Position start = cursor.position();
        String closing = String.valueOf(quote).repeat(3);
        cursor.skip(3);
        cursor.takeNewline();
        StringBuilder text = new StringBuilder();
        while (!cursor.looksAt(closing)) {
            if (cursor.peek() == TomlCursor.END) {
                cursor.back(opening);
                throw new BrokenTomlException(start, "the text is not closed anywhere below", CLOSE_IT);
            }
            if (cursor.takeNewline()) {
                text.append('\n');
            } else if (quote != '"' || !continuation()) {
                character(quote == '"', text);
            }
        }
        // Up to two quotes may stand right before the closing ones.
        for (int extra = 0; extra < 2 && cursor.peek(3) == quote; extra++) {
            text.append(quote);
            cursor.next();
        }
        cursor.skip(3);
        return text.toString();
    }

    /** Passes a backslash at the end of a line with all white space behind it. */
    private boolean continuation() {
        if (cursor.peek() != '\\') {
            return false;
        }
        TomlCursor.Mark backslash = cursor.mark();
        cursor.next();
        cursor.skipBlanks();
        if (!cursor.takeNewline()) {
            cursor.back(backslash);
            return false;
        }
        do {
            cursor.skipBlanks();
        } while (cursor.takeNewline());
        return true;
    }

    private void character(boolean escapes, StringBuilder text) throws BrokenTomlException {
        int character = cursor.peek();
        if (TomlCursor.isControl(character)) {
            throw cursor.broken(
                    "a control character in a text", escapes ? "write it as \\u00" + hex(character) : "remove it");
        }
        if (escapes && character == '\\') {
            escape(text);
        } else {
            text.append((char) character);
            cursor.next();
        }
    }

    private static String hex(int character) {
        return String.format("%02X", character);
    }

    private void escape(StringBuilder text) throws BrokenTomlException {
        int letter = cursor.peek(1);
        int digits = digits(letter);
        if (digits > 0) {
            text.appendCodePoint(codePoint(digits));
            cursor.skip(2 + digits);
            return;
        }
        int index = "btnfre\"\\".indexOf(letter);
        if (letter == TomlCursor.END || index < 0) {
            throw cursor.broken(
                    "a backslash starts no known escape here", "write \\\\ or put the text in 'single quotes'");
        }
        text.append("\b\t\n\f\r\u001b\"\\".charAt(index));
        cursor.skip(2);
    }

    private static int digits(int letter) {
        return switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
    }

    private int codePoint(int digits) throws BrokenTomlException {
        long value = 0;
        for (int index = 0; index < digits; index++) {
            int digit = Character.digit(Math.max(0, cursor.peek(2 + index)), 16);
            if (digit < 0 || cursor.peek(2 + index) > 'f') {
                throw cursor.broken("the escape needs " + digits + " hexadecimal digits", "");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw cursor.broken("the escape is no character of Unicode", "");
        }
        return (int) value;
    }
}
