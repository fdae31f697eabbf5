import { existsSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { shortHash } from "../../../article/slug.ts";
import { codeOf } from "../../../problem.ts";

/**
 * The address of the local socket that stands for an output folder: on Linux a name that is no file, on Windows a named pipe, elsewhere a file.
 * @param output absolute path
 */
export function socketAddress(output: string): string {
	const name = `backfile-${shortHash(withoutLinks(output))}`;
	if (process.platform === "linux") return `\0${name}`;
	return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

/** A folder's path without symbolic links, as far as it exists. */
function withoutLinks(folder: string): string {
	if (existsSync(folder) || path.dirname(folder) === folder) return realpathSync(folder);
	return path.join(withoutLinks(path.dirname(folder)), path.basename(folder));
}

/**
 * Takes a local socket, which the system frees when this process ends in any way.
 * @returns a function that frees it; "taken" where another build has it, "unknown" where this system gives none
 */
export async function takeSocket(address: string): Promise<(() => void) | "taken" | "unknown"> {
	const isFile = path.isAbsolute(address) && process.platform !== "win32";
	let server = await listen(address);
	if (server === "taken" && isFile && !(await answers(address))) {
		// A killed build left its socket behind.
		rmSync(address, { force: true });
		server = await listen(address);
	}
	if (typeof server === "string") return server;
	const held = server;
	held.unref();
	return () => void held.close();
}

function listen(address: string): Promise<Server | "taken" | "unknown"> {
	return new Promise((resolve) => {
		const server = createServer((socket) => socket.destroy());
		server.once("error", (error) => resolve(codeOf(error) === "EADDRINUSE" ? "taken" : "unknown"));
		server.listen(address, () => resolve(server));
	});
}

function answers(address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(address);
		socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
	});
}
