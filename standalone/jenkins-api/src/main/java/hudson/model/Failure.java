package hudson.model;

/** Ends a request with a sentence for people. */
public class Failure extends RuntimeException {
    public Failure(String message) {
        super(message);
    }
}
