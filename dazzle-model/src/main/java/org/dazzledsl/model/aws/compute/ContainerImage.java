package org.dazzledsl.model.aws.compute;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The image that the tasks run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContainerImage.Named.class, name = "named"),
    @JsonSubTypes.Type(value = ContainerImage.Pushed.class, name = "pushed")
})
public sealed interface ContainerImage {

    /** One that exists before the stack does, as configured. */
    record Named(String reference) implements ContainerImage {

        public Named {
            if (reference.isBlank()) {
                throw new IllegalArgumentException("An image has a reference");
            }
        }
    }

    /**
     * One of the stack's own repository, whose tag is said when the stack is deployed. A repository that was made a moment
     * ago is empty, and ECS would wait for hours for the image: while the tag is {@link #NO_TAG}, no task runs.
     */
    record Pushed() implements ContainerImage {

        /** The stack's parameter that takes the tag. */
        public static final String TAG_PARAMETER = "ImageTag";

        /** The parameter's value until an image was pushed. */
        public static final String NO_TAG = "none";
    }
}
