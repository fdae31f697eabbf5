import { setTimeout as wait } from "node:timers/promises";
import type { Redis, RedisOptions } from "ioredis";
import type { EngineAddress } from "./address.ts";
import type { Libraries } from "./libraries.ts";
import { NO_ANSWER, OLDEST_VERSION, type Refusal, refusalOf, tooOld } from "./refusals.ts";

/** A connection that comes back by itself when it was lost. */
export interface Connection {
	readonly client: Redis;
	/** Why there is no connection, and for how long by now; undefined while there is one. */
	outage(): { readonly ms: number; readonly refusal: Refusal } | undefined;
	/** Ends it for good, also while there is no connection: what waits for an answer fails. */
	end(): void;
}

/** How long a first connection may take. */
const FIRST_CONNECTION_MS = 10_000;

/**
 * Tries whether a Redis is there, lets us in, and can carry a queue.
 * @returns why not, or undefined; and what the user should know of a Redis that can be used
 */
export async function tryRedis(
	{ ioredis }: Libraries,
	address: EngineAddress,
): Promise<{ readonly refusal?: Refusal; readonly warning?: string }> {
	const client = new ioredis.Redis({ ...optionsFor(address), lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
	let first: unknown;
	client.on("error", (error) => {
		first ??= error;
	});
	const timer = new AbortController();
	try {
		const late = wait(FIRST_CONNECTION_MS, undefined, { signal: timer.signal }).then(() => Promise.reject(noAnswer()));
		const asked = ask(client, address);
		// Whichever loses the race fails later, when nobody listens any more.
		late.catch(() => undefined);
		asked.catch(() => undefined);
		return readInfo(await Promise.race([asked, late]), address);
	} catch (error) {
		// What the library throws says only that the connection was closed; the event before it says why.
		return { refusal: refusalOf(first ?? error, address) };
	} finally {
		timer.abort();
		client.disconnect();
	}
}

/** Opens the connection that work is done over. It does not wait until there is one. */
export function connect({ ioredis }: Libraries, address: EngineAddress): Connection {
	let hasEnded = false;
	let lost: { readonly at: number; readonly why: unknown } | undefined = { at: performance.now(), why: noAnswer() };
	const client = new ioredis.Redis({
		...optionsFor(address),
		// The copies of the client that BullMQ makes ask this function as well.
		retryStrategy: (times) => (hasEnded ? null : Math.min(times * 100, 2_000)),
		maxRetriesPerRequest: null,
	});
	client.on("error", (why) => {
		lost = { at: lost?.at ?? performance.now(), why };
	});
	client.on("close", () => {
		lost ??= { at: performance.now(), why: cutOff() };
	});
	client.on("ready", () => {
		lost = undefined;
	});
	return {
		client,
		outage: () => lost && { ms: performance.now() - lost.at, refusal: refusalOf(lost.why, address) },
		end() {
			hasEnded = true;
			lost ??= { at: performance.now(), why: cutOff() };
			client.disconnect();
		},
	};
}

function optionsFor({ host, port, username, password, db, isEncrypted }: EngineAddress): RedisOptions {
	return {
		host,
		port,
		db,
		connectTimeout: FIRST_CONNECTION_MS,
		...(username !== undefined && { username }),
		...(password !== undefined && { password }),
		...(isEncrypted && { tls: {} }),
	};
}

async function ask(client: Redis, { db }: EngineAddress): Promise<string> {
	await client.connect();
	// The library goes on with database 0 where there is none of this number.
	await client.select(db);
	return client.info();
}

function readInfo(info: string, address: EngineAddress): { readonly refusal?: Refusal; readonly warning?: string } {
	const fields = new Map(
		info.split(/\r?\n/).map((line): [string, string] => [line.split(":", 1)[0] ?? "", line.slice(line.indexOf(":") + 1)]),
	);
	const version = fields.get("redis_version") ?? OLDEST_VERSION;
	if (Number.parseInt(version, 10) < Number.parseInt(OLDEST_VERSION, 10)) return { refusal: tooOld(version, address) };
	const policy = fields.get("maxmemory_policy") ?? "noeviction";
	if (policy === "noeviction") return {};
	return { warning: `Redis at ${address.shown} drops keys when its memory is full (maxmemory-policy ${policy}): set it to noeviction.` };
}

function noAnswer(): Error {
	return Object.assign(new Error("no answer"), { code: NO_ANSWER });
}

function cutOff(): Error {
	return Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" });
}
