import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";

/** The tests with a real Redis skip, and say so, where none is installed. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A real redis-server on a port and in a folder of its own. */
export interface RedisServer {
	readonly port: number;
	readonly url: string;
	/** A client of its own, for what the test wants to know. */
	client(): Promise<Redis>;
	/** Ends it as a power cut does. */
	kill(): Promise<void>;
	/** Starts it again, with what it wrote to its folder. */
	start(): Promise<void>;
	/** Ends it and removes its folder. */
	close(): Promise<void>;
}

/**
 * Starts a redis-server.
 * @param options.isPersistent whether it writes what it knows to the disk, at each second
 * @param options.password what it wants of every client
 */
export async function startRedis(options: { readonly isPersistent?: boolean; readonly password?: string } = {}): Promise<RedisServer> {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-redis-"));
	const port = await freePort();
	const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--loglevel", "warning"];
	args.push("--appendonly", options.isPersistent ? "yes" : "no");
	if (options.password !== undefined) args.push("--requirepass", options.password);
	const clients: Redis[] = [];
	let server: ChildProcess | undefined;
	// Where the test itself is ended, the server must not be left.
	const killNow = () => server?.kill("SIGKILL");
	process.on("exit", killNow);
	const kill = async () => {
		const running = server;
		server = undefined;
		if (!running || running.exitCode !== null) return;
		const ended = new Promise((resolve) => running.once("exit", resolve));
		running.kill("SIGKILL");
		await ended;
	};
	const start = async () => {
		server = spawn("redis-server", args, { stdio: "ignore" });
		await untilReady(port, options.password);
	};
	await start();
	return {
		port,
		url: `redis://127.0.0.1:${port}`,
		async client() {
			const client = new Redis({ port, lazyConnect: true, ...(options.password !== undefined && { password: options.password }) });
			client.on("error", () => undefined);
			clients.push(client);
			await client.connect();
			return client;
		},
		kill,
		start,
		async close() {
			for (const client of clients) client.disconnect();
			await kill();
			process.off("exit", killNow);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** A port on which nothing listens. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}

async function untilReady(port: number, password: string | undefined): Promise<void> {
	for (let tries = 0; tries < 600; tries++) {
		const client = new Redis({ port, lazyConnect: true, retryStrategy: () => null, ...(password !== undefined && { password }) });
		client.on("error", () => undefined);
		const answer = await client.connect().then(
			() => client.ping(),
			() => "",
		);
		client.disconnect();
		if (answer === "PONG") return;
		await wait(50);
	}
	throw new Error("redis-server does not start.");
}
