import { CannotRun } from "../../problem.ts";

/** Where a Redis or a Valkey is, and how it lets us in. */
export interface EngineAddress {
	readonly host: string;
	readonly port: number;
	readonly username: string | undefined;
	readonly password: string | undefined;
	/** The number of the database, from 0. */
	readonly db: number;
	readonly isEncrypted: boolean;
	/** How messages name it: `redis://host:port`, without user and password. */
	readonly shown: string;
}

const REMEDY = "Name it as redis://host:6379 or redis://user:password@host:6379/0; as rediss://… where the connection is encrypted.";

function refusal(message: string, remedy = REMEDY): CannotRun {
	return new CannotRun(message, remedy, "docs/scale.md#engines");
}

/**
 * Reads the address of an engine.
 * @param url `redis://[user:password@]host[:port][/db]`, or `rediss://…` for TLS
 * @throws {CannotRun} where it is none; the message never repeats it, because it may hold a password
 */
export function addressOf(url: string): EngineAddress {
	const parsed = URL.canParse(url) ? new URL(url) : undefined;
	if (!parsed || !/^rediss?:$/.test(parsed.protocol)) throw refusal("The engine is not named by the address of a Redis.");
	if (parsed.hostname === "") throw refusal("The address of the engine names no host.");
	const [, db = "0"] = /^\/?(\d{1,5})?$/.exec(parsed.pathname) ?? [];
	if (!/^\/?(\d{1,5})?$/.test(parsed.pathname)) {
		throw refusal("What stands behind the host in the address of the engine is not the number of a database.");
	}
	const port = Number(parsed.port || 6379);
	return {
		// Node wants the address of an IPv6 host without its brackets.
		host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
		port,
		username: decoded(parsed.username) || undefined,
		password: decoded(parsed.password) || undefined,
		db: Number(db),
		isEncrypted: parsed.protocol === "rediss:",
		shown: `${parsed.protocol}//${parsed.hostname}:${port}${db === "0" ? "" : `/${db}`}`,
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw refusal(
			"The user or the password in the address of the engine holds a % that begins no code.",
			"Write %25 for %, %40 for @, %3A for : and %2F for /.",
		);
	}
}
