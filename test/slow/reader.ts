import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import { sha256Of } from "../../src/system/hash.ts";
import type { Chance } from "./newsroom.ts";
import { fileOf, linksOf, type Site } from "./site.ts";

/** A web server for a folder, on a port of 127.0.0.1. It ends with the test. */
export interface Served {
	readonly by: "nginx" | "node";
	readonly port: number;
}

const NGINX = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"]
	.map((folder) => path.join(folder, "nginx"))
	.find((file) => existsSync(file));

/** Serves a folder as it is, with nginx if the machine has it. */
export async function serveFolder(folder: string, scratch: string): Promise<Served> {
	if (NGINX === undefined) return { by: "node", port: await serveWithNode(folder) };
	mkdirSync(scratch, { recursive: true });
	const port = await freePort();
	const conf = path.join(scratch, "nginx.conf");
	const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${scratch}/${name};`);
	writeFileSync(
		conf,
		`daemon off; master_process off; pid ${scratch}/pid; error_log ${scratch}/error.log crit;
events {}
http {
	${temporary.join(" ")}
	access_log off;
	types { text/html html; application/xml xml; text/css css; image/svg+xml svg; }
	server { listen 127.0.0.1:${port}; root ${folder}; index index.html; }
}
`,
	);
	const server = spawn(NGINX, ["-e", `${scratch}/error.log`, "-p", scratch, "-c", conf], { stdio: ["ignore", "ignore", "inherit"] });
	onTestFinished(() => void server.kill());
	for (let tries = 0; !(await isAnswering(port)); tries++) {
		if (tries > 600 || server.exitCode !== null) throw new Error("nginx does not answer.");
		await new Promise((resolve) => void setTimeout(resolve, 50));
	}
	return { by: "nginx", port };
}

async function serveWithNode(folder: string): Promise<number> {
	const server = createServer(({ url = "/" }, response) => {
		const stream = createReadStream(path.join(folder, fileOf(new URL(url, "http://site.invalid").pathname)));
		stream.once("error", () => response.writeHead(404).end());
		stream.once("open", () => stream.pipe(response));
	}).listen(0, "127.0.0.1");
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	await once(server, "listening");
	return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
	const server = createNetServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

function isAnswering(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		get({ host: "127.0.0.1", port, path: "/", agent: false }, (response) => {
			response.resume();
			resolve(true);
		}).on("error", () => resolve(false));
	});
}

interface Answer {
	readonly status: number;
	readonly body: Buffer;
}

/** A reader of the site while it changes. */
export interface Reader {
	/** How many whole pages and feeds were read. */
	readonly pages: number;
	/** How many links led nowhere at first, but not when the page with the link was read again: the target was there, or the link was gone. */
	readonly moved: number;
	/** How many links from a page that was being removed led to a page that was removed before it. */
	readonly leaving: number;
	/** Faults that a reader must never meet. */
	readonly faults: readonly string[];
	/** @throws the error that stopped the reader, if there was one */
	stop(): Promise<void>;
}

/** The sites that a reader may meet: that of the last build that ended, then that of each build that was started since. */
export type Versions = () => readonly Site[];

/** After that many steps a reader goes back to the front page, where changes are seen first. */
const STEPS = 15;

/**
 * Follows random links from the front page until it is stopped.
 * @param pause how many milliseconds it waits on a page
 */
export function startReader(port: number, versions: Versions, chance: Chance, pause: () => number): Reader {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const reader = { pages: 0, moved: 0, leaving: 0, faults: [] as string[], stop };
	// While a page is loaded, one build may end and the next may start.
	let earlier: readonly Site[] = [];
	let known = versions();
	const stopping = new AbortController();
	const reading = read();
	reading.catch(() => undefined);
	return reader;

	async function read(): Promise<void> {
		while (!stopping.signal.aborted) await walk();
	}

	async function walk(): Promise<void> {
		let at = "/";
		let page = await fetched(at);
		if (page.status !== 200) reader.faults.push(`${page.status} at the front page`);
		for (let step = 0; step < STEPS && page.status === 200 && !stopping.signal.aborted; step++) {
			check(at, page.body);
			const ms = pause();
			if (ms > 0) await new Promise((resolve) => void setTimeout(resolve, ms));
			const links = fileOf(at).endsWith(".html") ? linksOf(page.body.toString(), at) : [];
			if (links.length === 0) return;
			// Prefer links to pages that come, go or change.
			const moving = chance.next() < 0.7 ? links.filter(isMoving) : [];
			const to = chance.pick(moving.length > 0 ? moving : links);
			const next = await fetched(to);
			if (next.status !== 200) return await recheck(at, to, next.status);
			[at, page] = [to, next];
		}
	}

	function isMoving(url: string): boolean {
		const [first, ...others] = versions();
		const file = fileOf(url);
		return others.some((site) => site.get(file) !== first?.get(file));
	}

	/** Reads the page with the link again, and then the missing page: a build may have removed both in the meantime. */
	async function recheck(at: string, to: string, status: number): Promise<void> {
		const again = await fetched(at);
		const isLinked = again.status === 200 && linksOf(again.body.toString(), at).includes(to);
		if (!isLinked || (await fetched(to)).status === 200) reader.moved++;
		else if (versions().every((site, index) => index === 0 || site.has(fileOf(at))))
			reader.faults.push(`${status} at ${to}, linked from ${at}`);
		else reader.leaving++;
	}

	function check(url: string, body: Buffer): void {
		const file = fileOf(url);
		const now = versions();
		if (now !== known) [earlier, known] = [known, now];
		reader.pages++;
		if (file.endsWith(".html") && !body.toString().trimEnd().endsWith("</html>")) reader.faults.push(`${url} has no end`);
		const sha256 = sha256Of(body);
		if (![...known, ...earlier].some((site) => site.get(file) === sha256)) reader.faults.push(`${url} is of no version`);
	}

	function fetched(url: string): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const request = get({ host: "127.0.0.1", port, path: url, agent }, (response) => {
				const parts: Buffer[] = [];
				response.on("data", (part: Buffer) => void parts.push(part));
				response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
				response.on("error", reject);
			});
			// The server closes a connection that was quiet for long, for example while this process was frozen.
			request.on("error", (error) => (request.reusedSocket ? resolve(fetched(url)) : reject(error)));
		});
	}

	async function stop(): Promise<void> {
		stopping.abort();
		await reading;
		agent.destroy();
	}
}
