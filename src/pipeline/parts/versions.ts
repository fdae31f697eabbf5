import { CannotRun } from "../../problem.ts";
import { packageVersion } from "../../system/version.ts";
import { ownVersion } from "../settings/versions.ts";
import type { Versions } from "./records.ts";

/** The versions of this program. */
export function ownVersions(): Versions {
	return { backfile: packageVersion(), node: process.versions.node, code: ownVersion() };
}

/** @throws {CannotRun} where parts were planned by another version than this */
export function refuseOtherVersions(planned: Versions): void {
	const own = ownVersions();
	if (planned.code === own.code) return;
	throw new CannotRun(
		`The parts were planned by ${shown(planned)}, and this is ${shown(own)}.`,
		"Install the same versions of Backfile, of its libraries and of Node on every machine: others may make other bytes.",
		"docs/scale.md#when-something-fails",
	);
}

function shown({ backfile, node, code }: Versions): string {
	return `Backfile ${backfile} on Node ${node} (${code.slice(0, 8)})`;
}
