import { CannotRun, codeOf } from "../../problem.ts";
import type { EngineAddress } from "./address.ts";

/** Why a Redis cannot be used now. */
export interface Refusal {
	readonly error: CannotRun;
	/** Whether it may come by itself: a worker waits for it then. */
	readonly mayCome: boolean;
}

/** What the first connection found: it stands for an error of which the library says nothing. */
export const NO_ANSWER = "NO_ANSWER";

/** The lowest version of Redis that BullMQ can use. */
export const OLDEST_VERSION = "5.0.0";

const ABSENT: Readonly<Record<string, string>> = {
	ECONNREFUSED: "nothing listens there",
	ECONNRESET: "the connection was cut off",
	EPIPE: "the connection was cut off",
	ENOTFOUND: "no host has this name",
	EAI_AGAIN: "the name of the host could not be looked up",
	ETIMEDOUT: "it does not answer",
	EHOSTUNREACH: "no way leads there",
	ENETUNREACH: "no way leads there",
	[NO_ANSWER]: "it does not answer",
};

/** What an error of the connection means for the user. No password is in it. */
export function refusalOf(error: unknown, address: EngineAddress): Refusal {
	const code = codeOf(error);
	const text = textOf(error, address);
	const { shown } = address;
	if (ABSENT[code] !== undefined) {
		return refused(
			`Redis cannot be reached at ${shown}: ${ABSENT[code]}${code === NO_ANSWER ? "" : ` (${code})`}.`,
			`Start it, or name its host and port with --engine.${address.isEncrypted ? " rediss:// is for a Redis that takes TLS connections." : ""}`,
			true,
		);
	}
	if (/^(LOADING|MASTERDOWN|BUSY)\b/.test(text))
		return refused(`Redis at ${shown} is not ready: ${text}`, "Wait until it has started.", true);
	if (/^NOAUTH\b/.test(text)) {
		return refused(
			`Redis at ${shown} wants a password.`,
			"Name the engine as redis://user:password@host:port, or redis://:password@host:port.",
		);
	}
	if (/^(WRONGPASS|ERR invalid password|ERR AUTH)\b/.test(text)) {
		return refused(
			`Redis at ${shown} refuses the ${address.username === undefined ? "password" : "user or the password"}.`,
			"Mend it in the address of the engine; signs such as @ : / % are written %40 %3A %2F %25 there.",
		);
	}
	if (/^NOPERM\b/.test(text))
		return refused(`Redis at ${shown} does not let this user in: ${text}`, "Let the user run all commands on keys backfile:*.");
	if (/CERT|certificate|ERR_TLS|EPROTO/i.test(code)) {
		return refused(
			`The encrypted connection to ${shown} failed: ${code}.`,
			"Have NODE_EXTRA_CA_CERTS name the certificate of your authority; for a connection without encryption write redis://.",
		);
	}
	if (/RESP type|Protocol error/.test(text)) return refused(`What answers at ${shown} is no Redis.`, "Look at the host and the port.");
	return refused(`Redis at ${shown} refuses: ${text}`, "See what its log says.");
}

/** The refusal of a Redis that is too old. */
export function tooOld(version: string, { shown }: EngineAddress): Refusal {
	return refused(
		`Redis at ${shown} has version ${version}; the queue needs ${OLDEST_VERSION} or newer.`,
		"Use Redis 6.2 or newer, or Valkey.",
	);
}

/** The first line of what an error says, without the password. */
export function textOf(error: unknown, { password }: EngineAddress): string {
	const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
	return (password === undefined ? line : line.replaceAll(password, "…")).slice(0, 500);
}

function refused(message: string, remedy: string, mayCome = false): Refusal {
	return { error: new CannotRun(message, remedy, "docs/scale.md#engines"), mayCome };
}
