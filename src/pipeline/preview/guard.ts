import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** A request that is not answered with a page. */
export interface Refusal {
	readonly status: number;
	readonly message: string;
}

/** The names under which a browser on this machine asks for the preview. */
const LOCAL: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Addresses that stand for all of a machine. */
const EVERY: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

const HOST = /^(\[[\d:a-f.]+\]|[\w.-]+)(?::\d+)?$/i;

/**
 * Why a request is refused; undefined where it may be answered. A page of another site must read nothing here, neither by a name of its own
 * that leads to this machine (DNS rebinding: its name stands in the Host) nor from its own address (which stands in the Origin).
 * @param host what the owner asked to listen on
 */
export function refusalOf({ method, headers }: Pick<IncomingMessage, "method" | "headers">, host: string): Refusal | undefined {
	if (!isKnownHost(headers.host ?? "", host)) {
		return {
			status: 403,
			message: `The preview answers at localhost and at the address that it listens on, not at ${headers.host ?? "no address"}.`,
		};
	}
	if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${headers.host}`.toLowerCase()) {
		return { status: 403, message: `The preview gives nothing to pages of ${headers.origin}.` };
	}
	return method === "GET" || method === "HEAD" ? undefined : { status: 405, message: "The preview answers GET and HEAD." };
}

function isKnownHost(header: string, host: string): boolean {
	const name = HOST.exec(header)?.[1]?.toLowerCase() ?? "";
	const plain = name.replace(/^\[|\]$/g, "");
	// An address in numbers cannot be a name of another site.
	return LOCAL.has(name) || plain === host.toLowerCase() || (EVERY.has(host) && isIP(plain) > 0);
}

/** Whether a connection comes from this machine: 127.0.0.0/8 or ::1. */
export function isFromThisMachine(address = ""): boolean {
	return address === "::1" || /^(::ffff:)?127\./.test(address);
}
