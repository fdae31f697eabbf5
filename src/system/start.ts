import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** The file and the arguments with which a module is started. */
export interface Start {
	readonly file: URL;
	readonly args: readonly string[];
}

/**
 * How a module is started in a thread or a process, from the sources as well as from the compiled package.
 * @param module its address without extension, such as `new URL("./builder", import.meta.url)`
 * @param args what it finds in `process.argv` from the third place on
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

/** Starts a process that runs a module, and that can be sent anything that can be cloned. */
export function startProcess(module: URL): ChildProcess {
	const { file, args } = startOf(module);
	return fork(file, args, { execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "pipe", "ipc"] });
}

/** Runs a module in a process and waits for it: it reads the input, and what it prints is the result. */
export function runProcess(module: URL, input: string): string {
	const { file, args } = startOf(module);
	return execFileSync(process.execPath, [fileURLToPath(file), ...args], {
		input,
		encoding: "utf8",
		maxBuffer: Number.POSITIVE_INFINITY,
		stdio: ["pipe", "pipe", "inherit"],
	});
}
