import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { lockOutput, lockWhenFree } from "../../../../src/pipeline/publish/lock/lock.ts";
import { buildArchive, makeArchive, story, temporary } from "../../archives.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");

/** A command that runs another in a network namespace of its own, as a container does. */
const CONTAINER = ["unshare", "--net"];

const hasContainers = spawnSync("unshare", ["--net", "true"]).status === 0;

/** Another process that keeps the lock until it is killed. */
async function holderOf(output: string, within: readonly string[] = []) {
	const script = `import { lockOutput } from ${JSON.stringify(path.join(repository, "src/pipeline/publish/lock/lock.ts"))};
await lockOutput(${JSON.stringify(output)});
process.stdout.write("held");
setInterval(() => {}, 1_000);`;
	const loader = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");
	const [command = "", ...words] = [...within, process.execPath, "--import", `file://${loader}`, "--input-type=module", "--eval", script];
	const holder = spawn(command, words);
	onTestFinished(() => void holder.kill("SIGKILL"));
	await Promise.race([once(holder.stdout, "data"), once(holder, "exit").then(() => Promise.reject(new Error("The holder ended.")))]);
	return holder;
}

describe("the lock of an output folder", () => {
	it("is refused to a second build, which is told why, and is free again when it is given back", async () => {
		const output = temporary();
		for (let turn = 0; turn < 3; turn++) {
			const lock = await lockOutput(output);
			await expect(lockOutput(output)).rejects.toMatchObject({
				name: "CannotRun",
				message: `Another build is at work on ${output}: process ${process.pid} on ${hostname()}.`,
				remedy: expect.stringContaining("--output"),
			});
			lock.unlock();
		}
	});

	it("is waited for where there is patience, and refused when that ends", async () => {
		const output = temporary();
		const lock = await lockOutput(output);
		let waits = 0;
		const waiting = lockWhenFree(output, 60_000, { onWait: () => void waits++ });
		await expect(lockWhenFree(output, 0)).rejects.toThrow("Another build is at work");
		await vi.waitFor(() => expect(waits).toBeGreaterThan(0), { timeout: 30_000 });
		lock.unlock();
		(await waiting).unlock();
	});

	it("lets builds into other folders be", async () => {
		const [one, two] = [temporary(), temporary()];
		const locks = [await lockOutput(one), await lockOutput(two)];
		for (const lock of locks) lock.unlock();
	});

	it("needs no folder, and leaves nothing in it", async () => {
		const lock = await lockOutput(path.join(temporary(), "not/yet/there"));
		lock.unlock();
	});

	it("is refused while another process has it, and free when that one was killed", async () => {
		const output = temporary();
		const holder = await holderOf(output);
		await expect(lockOutput(output)).rejects.toMatchObject({ name: "CannotRun" });
		holder.kill("SIGKILL");
		await once(holder, "exit");
		const lock = await lockOutput(output);
		await expect(lockOutput(output)).rejects.toMatchObject({ name: "CannotRun" });
		lock.unlock();
	});

	it.skipIf(!hasContainers)("is refused while another container has it, and is taken over once that one is dead", async () => {
		const output = temporary();
		const holder = await holderOf(output, CONTAINER);
		const refusal = { message: `Another build is at work on ${output}: process ${holder.pid} on ${hostname()}.` };
		await expect(lockOutput(output)).rejects.toMatchObject(refusal);
		holder.kill("SIGKILL");
		await once(holder, "exit");
		const lock = await lockOutput(output, { times: { beat: 100, lease: 1_000 } });
		lock.confirm();
		lock.unlock();
	});

	it("holds by whatever name a build calls the folder", async () => {
		const root = makeArchive({ "content/a.md": story("First") });
		const output = path.join(root, "dist");
		mkdirSync(output);
		symlinkSync(output, path.join(root, "link"));
		const lock = await lockOutput(output);
		onTestFinished(lock.unlock);
		await expect(buildArchive(root, { output: path.join(root, "link") })).rejects.toMatchObject({ name: "CannotRun" });
	});

	it("goes to one of many that ask at once", async () => {
		const output = temporary();
		const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockOutput(output)));
		const got = asked.filter((answer) => answer.status === "fulfilled");
		expect(got).toHaveLength(1);
		for (const { value } of got) value.unlock();
	});
});
