import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../..");

interface Locked {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
	readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** What libraries cost a user. */
export interface Cost {
	/** How many packages npm installs. */
	readonly packages: number;
	/** The sum of the bytes of their files. */
	readonly bytes: number;
}

/** What each library costs that package.json names: what a user would not have without it. And what all of them cost. */
export function costs(): { readonly all: Cost; readonly each: ReadonlyMap<string, Cost> } {
	const { packages: lock } = JSON.parse(readFileSync(path.join(repository, "package-lock.json"), "utf8")) as {
		readonly packages: Readonly<Record<string, Locked>>;
	};
	const names = Object.keys(lock[""]?.dependencies ?? {});
	const all = reached(lock, names);
	const sizes = new Map([...all].map((folder) => [folder, sizeOf(path.join(repository, folder))]));
	const costOf = (folders: readonly string[]): Cost => {
		// Of programs for several machines, npm installs only that for the user's.
		const installed = folders.map((folder) => sizes.get(folder) ?? 0).filter((size) => size > 0);
		return { packages: installed.length, bytes: installed.reduce((sum, size) => sum + size, 0) };
	};
	const each = names.map((name) => {
		const without = reached(
			lock,
			names.filter((other) => other !== name),
		);
		return [name, costOf([...all].filter((folder) => !without.has(folder)))] as const;
	});
	return { all: costOf([...all]), each: new Map(each) };
}

/** The folders of all packages that some packages need. */
function reached(lock: Readonly<Record<string, Locked>>, names: readonly string[]): Set<string> {
	const found = new Set(names.flatMap((name) => placeOf(lock, "", name) ?? []));
	// A Set also visits what is added to it during the loop.
	for (const folder of found) {
		const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = lock[folder] ?? {};
		const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
		for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
			const place = placeOf(lock, folder, name);
			if (place !== undefined) found.add(place);
		}
	}
	return found;
}

/** The folder in which Node finds a package that another one imports. */
function placeOf(lock: Readonly<Record<string, Locked>>, from: string, name: string): string | undefined {
	for (let folder = from; ; ) {
		const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
		if (lock[place]) return place;
		if (folder === "") return undefined;
		folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
	}
}

/** The bytes of a package without those that are in it; 0 if it is not installed. */
export function sizeOf(folder: string): number {
	let sum = 0;
	const open = [folder];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const entry of entriesOf(next)) {
			const file = path.join(next, entry.name);
			if (entry.isDirectory() && entry.name !== "node_modules") open.push(file);
			else if (entry.isFile()) sum += statSync(file).size;
		}
	}
	return sum;
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
