import { type AddressInfo, createServer, isIP, isIPv6, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import { CannotRun, codeOf } from "../../problem.ts";
import { asCannotRun } from "../../system/answers.ts";
import { printFailure } from "../output/failure.ts";

/** Addresses that stand for all of a machine, and the one at which its own browsers find it. */
const EVERY: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** How many ports are tried in the search for a free one. */
const TRIES = 20;

/**
 * Has a server listen.
 * @returns the address at which browsers of this machine find it, without a path
 * @throws {CannotRun} where it cannot
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
	try {
		await listening(server, port, host);
	} catch (error) {
		throw await refusalOf(codeOf(error), port, host);
	}
	// From now on an error is one of a single connection, such as too many open files.
	server.on("error", (error) => printFailure(asCannotRun(error)));
	const { port: used } = server.address() as AddressInfo;
	return addressOf(EVERY[host] ?? host, used);
}

async function listening(server: Server, port: number, host: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
	server.removeAllListeners("error");
}

async function refusalOf(code: string, port: number, host: string): Promise<CannotRun> {
	if (code === "EADDRINUSE") {
		const free = await freePort(port + 1, host);
		return new CannotRun(
			`Port ${port} is in use, perhaps by another backfile serve.`,
			free === undefined ? "Name another with --port." : `End that one, or take a port that is free: backfile serve --port ${free}`,
		);
	}
	if (code === "EACCES") {
		return new CannotRun(`You may not use port ${port}: systems keep ports below 1024 for themselves.`, "Name a higher one with --port.");
	}
	return new CannotRun(
		`Port ${port} of ${host} cannot be used (${code}).`,
		"Name an address of this machine with --host, or leave it out; and another port with --port.",
	);
}

/** The first port that is free, of some that follow each other; undefined where none is. */
async function freePort(from: number, host: string): Promise<number | undefined> {
	for (let port = from; port < Math.min(from + TRIES, 65_536); port++) {
		const server = createServer();
		const isFree = await listening(server, port, host).then(
			() => true,
			() => false,
		);
		server.close();
		if (isFree) return port;
	}
	return undefined;
}

/**
 * The addresses at which other machines find a server, without a path; undefined where it answers to this machine alone.
 * @param origin the address at which this machine finds it, without a path
 */
export function originsForOthers(host: string, origin: string): string[] | undefined {
	if (host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))) return undefined;
	if (!(host in EVERY)) return [origin];
	const all = Object.values(networkInterfaces()).flatMap((of) => of ?? []);
	return all
		.filter(({ internal, family }) => !internal && family === "IPv4")
		.map((one) => addressOf(one.address, Number(new URL(origin).port || 80)));
}

function addressOf(host: string, port: number): string {
	return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
