import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { putObject } from "../../../src/pipeline/stores/objects.ts";
import { openStore } from "../../../src/pipeline/stores/open.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { temporary } from "../../pipeline/archives.ts";

const KILLS = 20;

/** How long a writer goes on after its first object, at most, in milliseconds: the time in which it writes some more. */
const LONGEST = 60;

const WRITER = path.join(import.meta.dirname, "writer.ts");

/** Starts a program that writes into a store, and kills it while it writes. */
async function writeAndKill(folder: string, seed: number): Promise<void> {
	const child = spawn(process.execPath, ["--import", "tsx", WRITER, folder, String(seed)], { stdio: ["ignore", "pipe", "inherit"] });
	onTestFinished(() => void child.kill("SIGKILL"));
	const ended = once(child, "exit");
	await Promise.race([once(child.stdout, "data"), ended]);
	expect(child.exitCode).toBeNull();
	await wait(((seed % KILLS) / KILLS) * LONGEST);
	child.kill("SIGKILL");
	await ended;
}

it(`${KILLS} programs that are killed while they write leave whole objects alone in a folder`, async () => {
	const folder = temporary();
	let halves = 0;
	// Until a program was killed in the middle of an object; otherwise the test says nothing.
	for (let seed = 0; seed < KILLS || halves === 0; seed++) {
		await writeAndKill(folder, seed);
		const files = readdirSync(path.join(folder, "objects"), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
		expect(files.length).toBeGreaterThan(0);
		for (const file of files) expect(sha256Of(readFileSync(path.join(file.parentPath, file.name)))).toBe(file.name);
		halves += readdirSync(path.join(folder, "unfinished")).length;
		rmSync(path.join(folder, "objects"), { recursive: true });
		const store = await openStore(folder);
		const sha256 = await putObject(store, Buffer.from("after the kill"));
		expect(await store.has(`objects/${sha256.slice(0, 2)}/${sha256}`)).toBe(true);
		await store.close();
		rmSync(path.join(folder, "objects"), { recursive: true });
	}
});
