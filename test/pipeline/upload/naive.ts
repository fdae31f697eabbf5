import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { isFile } from "../../../src/pipeline/content/files.ts";
import type { Remote } from "../../../src/pipeline/upload/remote.ts";
import type { Chance } from "../../slow/newsroom.ts";

/** What a test has of a remote. */
export interface Naive {
	readonly remote: Remote;
	/** Every step so far: `send index.html`, `remove x.html`. */
	readonly steps: string[];
}

/**
 * A remote that is a folder, where each file is a step of its own, in random order within a call, as programs may do it.
 * @param onStep is called after each step; what it throws is a network that breaks
 */
export function naiveRemote(folder: string, chance: Chance, onStep: (step: string) => void = () => {}): Naive {
	const steps: string[] = [];
	const step = (what: string) => {
		steps.push(what);
		onStep(what);
	};
	const shuffled = (files: readonly string[]) => files.map((file) => ({ file, at: chance.next() })).sort((a, b) => a.at - b.at);
	const namesThere = () =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => !entry.isDirectory())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
			.filter((name) => !name.startsWith(".backfile"));
	const remote: Remote = {
		async fetch(files, into) {
			for (const file of files) if (existsSync(path.join(folder, file))) copyFileSync(path.join(folder, file), path.join(into, file));
		},
		async isEmpty() {
			return !existsSync(folder) || namesThere().length === 0;
		},
		async compare(site, files = namesThere()) {
			const there = files.filter((file) => isFile(path.join(folder, file)));
			return new Map(
				there.map((file) => [file, existsSync(path.join(site, file)) && isSame(path.join(site, file), path.join(folder, file))]),
			);
		},
		async send({ folder: from, files }) {
			for (const { file } of shuffled(files)) {
				mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
				copyFileSync(path.join(from, file), path.join(folder, file));
				step(`send ${file}`);
			}
		},
		async remove(files) {
			for (const { file } of shuffled(files)) {
				rmSync(path.join(folder, file), { force: true });
				step(`remove ${file}`);
			}
		},
		async removeFolders(folders) {
			for (const inner of folders) {
				try {
					rmdirSync(path.join(folder, inner));
				} catch {
					// It holds something, or is not there.
				}
			}
		},
	};
	return { remote, steps };
}

function isSame(one: string, other: string): boolean {
	return readFileSync(one).equals(readFileSync(other));
}
