import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openEngine } from "../../src/pipeline/engines/bullmq.ts";
import { startOf } from "../../src/system/start.ts";
import { temporary } from "../pipeline/archives.ts";
import { partsOf, refusal, startCrew, until } from "../pipeline/engines/crew.ts";
import { hasRedis, startRedis } from "../pipeline/engines/redis.ts";
import { type Chance, chanceOf } from "./newsroom.ts";

/** How many workers are killed. */
const KILLS = 20;

const SEED = Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000);

/** How long a worker may be silent. */
const LOCK_MS = 900;

/** A worker's process, and the part that it is at. */
interface WorkerProcess {
	readonly process: ChildProcess;
	part: number;
}

describe.skipIf(!hasRedis)("workers on a real Redis (skipped where there is no redis-server)", () => {
	it(`make all parts though ${KILLS} of them are killed (seed ${SEED})`, async () => {
		const chance = chanceOf(SEED);
		let [kills, retries] = [0, 0];
		// Again, where a build ended before so many could be killed: how fast a killer is depends on the machine.
		while (kills < KILLS) {
			const round = await killSome(chance, KILLS - kills);
			kills += round.kills;
			retries += round.retried;
		}
		// One may die just after its part is done.
		expect(retries).toBeGreaterThan(0);
		console.log(`${kills} killed, ${retries} parts made again.`);
	});

	/** Has workers make 60 parts, and kills some of them. */
	async function killSome(chance: Chance, most: number): Promise<{ readonly kills: number; readonly retried: number }> {
		const redis = await startRedis();
		const folder = temporary();
		const workers: WorkerProcess[] = [];
		const engine = await openEngine(redis.url, "kills");
		const deaths = new Set<number>();
		try {
			const over = new AbortController();
			const running = engine.run(partsOf(60), {}).finally(() => over.abort());
			running.catch(() => undefined);
			for (let index = 0; index < 3; index++) workers.push(startWorker(redis.url, "kills", folder, { partMs: 400 }));
			while (deaths.size < most && !over.signal.aborted) {
				await wait(chance.between(50, 400));
				// A part over which three workers die fails, as it should; and a worker may be at the next part before it has said so.
				const victim = workers.find(({ part }) => part > 0 && !deaths.has(part));
				if (!victim) continue;
				deaths.add(victim.part);
				await killed(victim);
				workers.splice(workers.indexOf(victim), 1);
				workers.push(startWorker(redis.url, "kills", folder, { partMs: 400 }));
			}
			const { seconds, retried } = await running;
			expect(seconds).toHaveLength(60);
			const made = readdirSync(folder).filter((name) => !name.endsWith("-again"));
			expect(made.sort()).toEqual(
				partsOf(60)
					.map(({ hash }) => hash)
					.sort(),
			);
			for (const { part, hash } of partsOf(60)) expect(readFileSync(path.join(folder, hash), "utf8")).toBe(`part ${part}`);
			return { kills: deaths.size, retried };
		} finally {
			await Promise.all(workers.map(killed));
			await engine.close();
			await redis.close();
		}
	}

	it("fail the build where three of them die over one part", async () => {
		const redis = await startRedis();
		const folder = temporary();
		const workers: WorkerProcess[] = [];
		const engine = await openEngine(redis.url, "deadly");
		try {
			const failing = refusal(engine.run(partsOf(3), {}));
			for (let index = 0; index < 4; index++) workers.push(startWorker(redis.url, "deadly", folder, { partMs: 10, deadly: 2 }));
			const failure = await failing;
			expect(failure.message).toBe("Part 2 of 3 failed: its worker died or lost the connection three times.");
			expect(failure.remedy).toContain("memory");
		} finally {
			await Promise.all(workers.map(killed));
			await engine.close();
			await redis.close();
		}
	});

	it("keep a part that takes longer than their lock, and do it twice where they do not say for so long that they live", async () => {
		const redis = await startRedis();
		const folder = temporary();
		const workers: WorkerProcess[] = [];
		const engine = await openEngine(redis.url, "long");
		try {
			for (let index = 0; index < 2; index++) workers.push(startWorker(redis.url, "long", folder, { partMs: 4_000, lockMs: 2_000 }));
			expect(await engine.run(partsOf(1), {})).toMatchObject({ retried: 0 });
			expect(readdirSync(folder)).toEqual(["a1"]);

			// A process that stands still, as one does whose rendering blocks its event loop.
			for (const worker of workers) worker.part = 0;
			const running = engine.run(partsOf(1, "b"), {});
			await until(() => workers.some(({ part }) => part === 1));
			const first = workers.find(({ part }) => part === 1);
			first?.process.kill("SIGSTOP");
			await until(() => workers.every(({ part }) => part === 1));
			first?.process.kill("SIGCONT");
			expect(await running).toMatchObject({ retried: 1 });
			await until(() => readdirSync(folder).includes("b1-again"));
		} finally {
			await Promise.all(workers.map(killed));
			await engine.close();
			await redis.close();
		}
	});

	it("are missed: the build says so once, and goes on when one has come", async () => {
		const redis = await startRedis();
		const messages: string[] = [];
		const engine = await openEngine(redis.url, "none", { onMessage: (message) => messages.push(message) });
		const running = engine.run(partsOf(2), {});
		await until(() => messages.length > 0);
		await wait(5_000);
		const crew = startCrew(redis.url, "none");
		expect(await running).toMatchObject({ retried: 0 });
		expect(messages).toEqual(["No worker takes parts. Start one on any machine: backfile worker --engine … --store …"]);
		await engine.close();
		await crew.stop();
		await redis.close();
	});

	it.each([
		["with persistence", true],
		["without, so that Redis has forgotten all parts", false],
	])("make all parts though redis-server is restarted in the middle, %s", async (_, isPersistent) => {
		const redis = await startRedis({ isPersistent });
		const messages: string[] = [];
		const engine = await openEngine(redis.url, "restart", { onMessage: (message) => messages.push(message) });
		const made: number[] = [];
		const crew = startCrew(redis.url, "restart", {
			lockMs: LOCK_MS,
			render: async ({ part }) => {
				await wait(100);
				made.push(part);
			},
		});
		try {
			const running = engine.run(partsOf(100), {});
			running.catch(() => undefined);
			for (const count of [20, 60]) {
				await until(() => made.length >= count);
				await redis.kill();
				await wait(500);
				await redis.start();
			}
			const { seconds } = await running;
			expect(seconds.every((each) => each > 0)).toBe(true);
			expect(new Set(made).size).toBe(100);
			// Those that were under way at a restart, or done just before, may be done twice.
			expect(made.length).toBeLessThan(150);
			expect(messages.filter((message) => message.includes("are added again")).length).toBe(isPersistent ? 0 : 2);
		} finally {
			await engine.close();
			await crew.stop();
			await redis.close();
		}
	});

	it("wait for a Redis that does not come back, say so once, and can be stopped; the build ends", async () => {
		const redis = await startRedis();
		const engine = await openEngine(redis.url, "q", { patienceMs: 1_000 });
		const crew = startCrew(redis.url, "q", { workers: 1, render: () => wait(100) });
		const running = refusal(engine.run(partsOf(1_000), {}));
		await until(() => crew.begun.length === 2);
		await redis.kill();
		const failure = await running;
		expect(failure.message).toMatch(
			/^The connection to Redis was lost and did not come back within 1 s\. Redis cannot be reached at redis:/,
		);
		await engine.close();
		await until(() => crew.messages.length > 0);
		expect(crew.messages).toEqual([expect.stringMatching(/^Redis cannot be reached at .* The worker keeps trying\.$/)]);
		await crew.stop();
		await redis.close();
	});

	it("are given the parts again that Redis lost one by one", async () => {
		const redis = await startRedis();
		const engine = await openEngine(redis.url, "lost");
		const running = engine.run(partsOf(2), {});
		const client = await redis.client();
		await until(async () => (await client.llen("backfile:lost/parts:wait")) === 2);
		// As a Redis does that drops keys when its memory is full.
		await client.del("backfile:lost/parts:wait", "backfile:lost/parts:part-a1");
		const crew = startCrew(redis.url, "lost");
		await running;
		expect([...crew.begun].sort()).toEqual([1, 2]);
		await engine.close();
		await crew.stop();
		await redis.close();
	});
});

function startWorker(
	url: string,
	queue: string,
	folder: string,
	{ partMs, lockMs = LOCK_MS, deadly = 0 }: { readonly partMs: number; readonly lockMs?: number; readonly deadly?: number },
): WorkerProcess {
	const { file, args } = startOf(new URL("../pipeline/engines/workerprocess", import.meta.url));
	const all = [...args, url, queue, folder, String(partMs), String(lockMs), String(deadly)];
	const worker: WorkerProcess = { process: fork(file, all, { stdio: ["ignore", "ignore", "inherit", "ipc"] }), part: 0 };
	worker.process.on("message", (part) => {
		worker.part = Number(part);
	});
	return worker;
}

async function killed({ process }: WorkerProcess): Promise<void> {
	if (process.exitCode !== null || process.signalCode !== null) return;
	const ended = once(process, "exit");
	process.kill("SIGKILL");
	await ended;
}
