import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { z } from "zod";
import { CannotRun } from "../../../problem.ts";
import { sha256Of } from "../../../system/hash.ts";

/** What a lock file says of the build that holds it. */
export interface Holder {
	/** Tells this build from every other. */
	readonly token: string;
	/** The name of its machine; in a container, that of the container. */
	readonly host: string;
	/** The id of its process. */
	readonly process: number;
	/** Builds of one place see each other's sockets. */
	readonly place: string;
}

const holderSchema = z.object({
	backfile: z.literal(1),
	token: z.string().min(1).max(100),
	host: z.string().regex(/^[\w.-]{1,255}$/),
	process: z.int().min(0),
	place: z.string().max(100),
});

/**
 * This build as the holder of a lock.
 * @param address that of the socket that it has taken; undefined where it has none
 */
export function holderHere(address: string | undefined): Holder {
	const host = hostname().replace(/[^\w.-]/g, "-") || "unknown";
	const place = address === undefined ? randomUUID() : placeOf(address);
	return { token: randomUUID(), host, process: process.pid, place };
}

/** A socket is seen by the processes of one running system, and on Linux of one network namespace, which a container has of its own. */
function placeOf(address: string): string {
	return sha256Of(JSON.stringify([systemName(), address]));
}

function systemName(): unknown {
	if (process.platform !== "linux") return [hostname(), Object.values(networkInterfaces()).flatMap((some) => some?.map(({ mac }) => mac))];
	try {
		return [readFileSync("/proc/sys/kernel/random/boot_id", "utf8"), readlinkSync("/proc/self/ns/net")];
	} catch {
		// Without these no other build is known to be of this place.
		return randomUUID();
	}
}

/** The text of a lock file. */
export function holderText(holder: Holder): string {
	return `${JSON.stringify({ backfile: 1, ...holder })}\n`;
}

/** Reads the text of a lock file; undefined where it says nothing that is understood. */
export function parseHolder(text: string): Holder | undefined {
	try {
		return holderSchema.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** Thrown where another build is at work in an output folder. */
export class FolderTaken extends CannotRun {}

/** The error of a build that found another at work. */
export function refused(output: string, holder: Holder | undefined): FolderTaken {
	const who = holder ? `: process ${holder.process} on ${holder.host}` : "";
	return new FolderTaken(
		`Another build is at work on ${output}${who}.`,
		"It may be backfile serve in another window, which builds by itself what you save. Wait for it, or stop it; or name another folder with --output. Nothing was changed.",
		"docs/builds.md#publishing",
	);
}

/** The error of a build that stood still for so long that another took its folder. */
export function lost(output: string, holder: Holder | undefined): CannotRun {
	const who = holder ? `process ${holder.process} on ${holder.host}` : "another build, or somebody who deleted its lock";
	return new CannotRun(
		`This build lost its lock on ${output} to ${who}: it stood still for too long.`,
		"Build again when the other has ended; this one published no more.",
		"docs/builds.md#publishing",
	);
}
