package io.homeplane.inventory.benchmark;

import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading, checking and planning a whole inventory takes in a process that is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 6, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class InventoryBenchmark {
    /** Where {@link GeneratedInventory} wrote it. */
    @Param("")
    public String directory;

    @Benchmark
    public Plan readCheckAndPlan() throws IOException {
        InventorySnapshot snapshot = InventoryReader.snapshot(Path.of(directory));
        if (snapshot.inventory().hasErrors()) {
            throw new IOException(snapshot.inventory().problems().get(0).toString());
        }
        return Planner.plan(snapshot, TargetState.OFFLINE);
    }
}
