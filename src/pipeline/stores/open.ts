import { mkdirSync, readFileSync, existsSync, writeFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Store } from "./store.ts";

export async function openStore(place: string): Promise<Store> {
	const root = path.resolve(place);
	const at = (name: string) => path.join(root, name);
	return {
		place: root,
		async write(name, bytes) {
			mkdirSync(path.dirname(at(name)), { recursive: true });
			const part = `${at(name)}.${process.pid}.part`;
			writeFileSync(part, bytes);
			renameSync(part, at(name));
		},
		async read(name) {
			return existsSync(at(name)) ? readFileSync(at(name)) : undefined;
		},
		async has(name) {
			return existsSync(at(name));
		},
		async remove(name) {
			rmSync(at(name), { force: true });
		},
		async close() {},
	};
}
