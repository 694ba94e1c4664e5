package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.process.ChildProcess;
import org.dazzledsl.maven.process.ChildProcess.Command;
import org.dazzledsl.maven.process.ChildProcess.Ended;
import org.dazzledsl.maven.progress.Progress;

/**
 * The CDK command line, for one folder.
 *
 * @param folder where it runs
 * @param program what to begin its command with
 */
public record Cdk(InfraFolder folder, List<String> program, Map<String, String> environment, Progress progress) {

    /** Four lines for each template, before anything happens. */
    private static final Pattern UPLOAD = Pattern.compile(": (start|success): (Building|Built|Publishing|Published) ");

    public Cdk {
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it to its end, which need not be that of its work: see {@link CdkFailedException#unfinished}. What it prints is shown line
     * by line.
     *
     * @param doing what it does, in a word or two
     * @return its last words
     * @throws CdkFailedException when it fails, with its last words
     */
    String run(String doing, List<String> arguments) throws CdkFailedException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        progress.detail("Starting " + String.join(" ", command));
        Ended ended;
        Progress.Step step = progress.begin(doing);
        try (step) {
            ended = ChildProcess.run(new Command(command, folder.path(), environment), this::show);
        }
        String words = LastWords.of(ended.lastLines());
        if (!ended.isSuccess()) {
            throw new CdkFailedException("The CDK command line ended with exit status " + ended.status()
                    + CdkAdvice.on(words).map(advice -> ". " + advice).orElse("") + ". Its last words:\n\n" + words
                    + "\n");
        }
        return words;
    }

    private void show(String line) {
        String plain = LastWords.plain(line);
        if (UPLOAD.matcher(plain).find()) {
            progress.detail(plain);
        } else if (!plain.isBlank()) {
            progress.say(plain);
        }
    }
}
