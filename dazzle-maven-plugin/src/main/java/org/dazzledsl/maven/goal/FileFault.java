package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What was wrong with a file, in words: of the commonest faults, the JDK's messages are the path and nothing else. */
final class FileFault {

    private static final String NO_PROGRAM = "Cannot run program ";

    private FileFault() {}

    static String inWords(IOException fault) {
        if (String.valueOf(fault.getMessage()).startsWith(NO_PROGRAM)) {
            // As ProcessBuilder says it, with the reason behind the name.
            return "A program could not be started: " + fault.getMessage();
        }
        return "A file could not be read or written: "
                + (fault instanceof FileSystemException files
                        ? files.getFile() + ": " + reason(files)
                        : String.valueOf(fault.getMessage()));
    }

    private static String reason(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission is denied. Look at who owns it, or name another folder (-D"
                    + PluginProperties.REPORT_DIRECTORY + ", -D" + PluginProperties.OUTPUT_DIRECTORY + ", -D"
                    + PluginProperties.CACHE_DIRECTORY + ")";
        }
        if (fault instanceof FileAlreadyExistsException || fault instanceof NotDirectoryException) {
            return "something else stands there. Move it away, or name another folder (-D"
                    + PluginProperties.REPORT_DIRECTORY + ", -D" + PluginProperties.OUTPUT_DIRECTORY + ", -D"
                    + PluginProperties.CACHE_DIRECTORY + ")";
        }
        if (fault instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return Optional.ofNullable(fault.getReason()).orElse(fault.getClass().getSimpleName());
    }
}
