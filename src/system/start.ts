import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** What to start in order to run a module. */
export interface Start {
	readonly file: URL;
	readonly args: readonly string[];
}

/**
 * How to run a module in a thread or a process, from the sources or from the compiled package.
 * @param module its address without extension, such as `new URL("./builder", import.meta.url)`
 * @param args what the module finds in `process.argv` after its own address, that is from index 3 on
 */
export function startOf(module: URL, args: readonly string[] = []): Start {
	const isSource = import.meta.url.endsWith(".ts");
	const { href } = new URL(`${module.href}${isSource ? ".ts" : ".js"}`);
	return { file: isSource ? new URL("./entry.mjs", import.meta.url) : new URL(href), args: [href, ...args] };
}

/** Starts a thread that runs a module. */
export function startThread(module: URL, options: Omit<WorkerOptions, "argv">): Worker {
	const { file, args } = startOf(module);
	return new Worker(file, { ...options, argv: [...args] });
}

/**
 * Starts a process that runs a module. Everything that can be cloned can be sent to it and back.
 * @param execArgv options of Node
 */
export function startProcess(module: URL, execArgv: readonly string[] = []): ChildProcess {
	const { file, args } = startOf(module);
	return fork(file, args, { execArgv: [...execArgv], serialization: "advanced", stdio: ["ignore", "ignore", "pipe", "ipc"] });
}

/**
 * Runs a module in a process and waits for its end.
 * @param input the text of its standard input
 * @returns the text of its standard output
 * @throws where the process fails
 */
export function runProcess(module: URL, input: string): string {
	const { file, args } = startOf(module);
	return execFileSync(process.execPath, [fileURLToPath(file), ...args], {
		input,
		encoding: "utf8",
		maxBuffer: Number.POSITIVE_INFINITY,
		stdio: ["pipe", "pipe", "inherit"],
	});
}
