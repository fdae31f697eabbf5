import { existsSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { shortHash } from "../../article/slug.ts";
import { CannotRun, codeOf } from "../../problem.ts";

/**
 * Locks an output folder for one build. The lock is a local socket, which the system removes when its process ends in any way.
 * @param output absolute path
 * @returns a function that unlocks the folder
 * @throws {CannotRun} where another build has locked it
 */
export async function lockOutput(output: string): Promise<() => void> {
	const address = addressOf(withoutLinks(output));
	const isFile = path.isAbsolute(address) && process.platform !== "win32";
	let server = await listen(address);
	if (!server && isFile && !(await answers(address))) {
		// A killed build left its socket behind.
		rmSync(address, { force: true });
		server = await listen(address);
	}
	if (!server) {
		throw new CannotRun(
			`Another build is at work on ${output}.`,
			"Wait for it, or stop it; or name another folder with --output. Nothing was changed.",
		);
	}
	const held = server;
	held.unref();
	return () => void held.close();
}

/** A folder's path without symbolic links, as far as it exists. */
function withoutLinks(folder: string): string {
	if (existsSync(folder) || path.dirname(folder) === folder) return realpathSync(folder);
	return path.join(withoutLinks(path.dirname(folder)), path.basename(folder));
}

/** The address of the socket: on Linux a name that is no file, on Windows a named pipe, elsewhere a file. */
function addressOf(output: string): string {
	const name = `backfile-${shortHash(output)}`;
	if (process.platform === "linux") return `\0${name}`;
	return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.once("error", (error) => (codeOf(error) === "EADDRINUSE" ? resolve(undefined) : reject(error)));
		server.listen(address, () => resolve(server));
	});
}

function answers(address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(address);
		socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
	});
}
