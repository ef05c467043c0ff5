package hudson;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.java.sezpoz.Indexable;

/** Marks what the controller is to find and make once; the SezPoz processor writes the index of them. */
@Indexable
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
@Documented
public @interface Extension {
    /** Higher comes first. */
    double ordinal() default 0;

    /** True when it may fail to load, because another plugin is not there. */
    boolean optional() default false;
}
