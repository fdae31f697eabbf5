import { existsSync, readdirSync, rmSync, truncateSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { build } from "../../../src/pipeline/build.ts";
import { many } from "../../cli/builds.ts";
import { type Running, start } from "../../cli/run.ts";
import { makeArchive } from "../../pipeline/archives.ts";
import { hasRedis, type RedisServer, startRedis } from "../../pipeline/engines/redis.ts";
import { chanceOf } from "../newsroom.ts";
import { siteIn } from "../site.ts";

/** How many workers are killed. */
const KILLS = Number(process.env.BACKFILE_KILLS ?? 20);

const SEED = Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000);

const dist = (root: string) => path.join(root, "dist");

const AT = "2026-01-01T00:00Z";

/** An archive, and its site as one machine builds it. */
async function archive(stories: number): Promise<{ readonly root: string; readonly alone: ReturnType<typeof siteIn> }> {
	const root = makeArchive(many(stories, 20), { search: true });
	await build({ config: path.join(root, ".eleventy.ts"), at: AT, cache: false });
	const alone = siteIn(dist(root));
	rmSync(dist(root), { recursive: true });
	return { root, alone };
}

function startBuild(root: string, redis: RedisServer, parts: number): Running {
	return start(root, "build", "--engine", redis.url, "--store", "store", "--parts", String(parts), "--at", AT);
}

/** A worker that others replace when it was silent for two seconds. */
function startWorker(root: string, redis: RedisServer): Running {
	return start(root, "worker", "--engine", redis.url, "--store", "store", "--jobs", "1", "--silence", "2");
}

/** The part that a worker is at; undefined where it is at none. */
function partOf(output: string): string | undefined {
	const begun = [...output.matchAll(/^Part (\d+) of \d+: (begun)?/gm)].at(-1);
	return begun?.[2] === undefined ? undefined : begun[1];
}

/** Keeps what a process has printed. */
function listen({ child }: Running): () => string {
	let output = "";
	child.stdout?.on("data", (some) => {
		output += String(some);
	});
	return () => output;
}

async function withRedis(work: (redis: RedisServer) => Promise<void>, options: Parameters<typeof startRedis>[0] = {}): Promise<void> {
	const redis = await startRedis(options);
	try {
		await work(redis);
	} finally {
		await redis.close();
	}
}

/** Ends processes, and what they have started. */
async function end(running: readonly Running[]): Promise<void> {
	for (const { child } of running) if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
	await Promise.all(running.map(({ ended }) => ended));
}

describe.skipIf(!hasRedis)("a build by workers (skipped where there is no redis-server)", () => {
	it("has the bytes that one machine makes; workers stop when they are told to", () =>
		withRedis(async (redis) => {
			const { root, alone } = await archive(60);
			const workers = [startWorker(root, redis), startWorker(root, redis)];
			const { code, out, err } = await startBuild(root, redis, 7).ended;
			expect({ code, err }).toEqual({ code: 0, err: "" });
			expect(out).toMatch(/^7 parts rendered by workers: [\d.]+ s in all, the longest [\d.]+ s\.$/m);
			expect(siteIn(dist(root))).toEqual(alone);
			for (const { child } of workers) child.kill("SIGINT");
			for (const { ended } of workers) expect(await ended).toMatchObject({ code: 0, err: "" });
		}));

	it(`has them though ${KILLS} workers are killed (seed ${SEED})`, () =>
		withRedis(async (redis) => {
			const { root, alone } = await archive(200);
			const chance = chanceOf(SEED);
			const newWorker = () => {
				const worker = startWorker(root, redis);
				return { worker, output: listen(worker) };
			};
			let kills = 0;
			// Again, where a build ended before so many could be killed: how fast a killer is depends on the machine.
			while (kills < KILLS) {
				for (const folder of [dist(root), path.join(root, "store"), path.join(root, ".backfile")])
					rmSync(folder, { recursive: true, force: true });
				kills += await killSome(KILLS - kills);
				expect(siteIn(dist(root))).toEqual(alone);
			}

			async function killSome(most: number): Promise<number> {
				const crew = [newWorker(), newWorker(), newWorker()];
				const deaths = new Set<string>();
				const over = new AbortController();
				const building = startBuild(root, redis, 80).ended.finally(() => over.abort());
				while (deaths.size < most && !over.signal.aborted) {
					await wait(chance.between(50, 400));
					const at = crew.findIndex(({ output }) => {
						const part = partOf(output());
						// A part over which three workers die fails, as it should; and a worker may be at the next part before it has said so.
						return part !== undefined && !deaths.has(part);
					});
					const [victim] = at < 0 ? [] : crew.splice(at, 1);
					if (!victim) continue;
					const part = partOf(victim.output()) ?? "";
					deaths.add(part);
					await end([victim.worker]);
					crew.push(newWorker());
				}
				const { code, out, err } = await building;
				await end(crew.map(({ worker }) => worker));
				expect({ code, err }).toEqual({ code: 0, err: "" });
				expect(out).toMatch(/^\d+ parts rendered by workers/m);
				return deaths.size;
			}
		}));

	it.each([true, false])("has them though Redis is restarted in the middle (with what it knew: %s)", (isPersistent) =>
		withRedis(
			async (redis) => {
				const { root, alone } = await archive(120);
				const worker = startWorker(root, redis);
				const output = listen(worker);
				const building = startBuild(root, redis, 12).ended;
				await expect.poll(output, { interval: 20 }).toMatch(/^Part \d+ of 12: \d/m);
				await redis.kill();
				await wait(1_000);
				await redis.start();
				const { code, err } = await building;
				await end([worker]);
				expect({ code, err }).toEqual({ code: 0, err: "" });
				expect(siteIn(dist(root))).toEqual(alone);
			},
			{ isPersistent },
		),
	);

	it("makes again what was cut off in the store, and says so", () =>
		withRedis(async (redis) => {
			const { root, alone } = await archive(60);
			const store = path.join(root, "store");
			const building = startBuild(root, redis, 4).ended;
			// Nobody works yet: all objects in the store are those of the plan.
			await expect.poll(() => isPlanned(store)).toBe(true);
			for (const file of objectsIn(store)) truncateSync(file, 20);
			const worker = startWorker(root, redis);
			const { code, out } = await building;
			await end([worker]);
			expect(code).toBe(0);
			expect(out).toMatch(/note: plan\.json: Something in the store was damaged, and was made again: .*objects\/.* \[store-damaged\]/s);
			expect(siteIn(dist(root))).toEqual(alone);
		}));

	it("fails where a template fails, and names the part, the page and the cause", () =>
		withRedis(async (redis) => {
			const root = makeArchive({ ...many(5), "templates/layouts/story.njk": "{{ item.nothing.at.all() }}" });
			const worker = startWorker(root, redis);
			const { code, err } = await startBuild(root, redis, 3).ended;
			await end([worker]);
			expect(code).toBe(2);
			expect(err).toMatch(
				/^Part \d of 3 failed three times\. Its worker said: \/2000\/01\/0\d\/\d\.html \(from \d\.md\) could not be rendered: templates\/layouts\/story\.njk: /,
			);
			expect(existsSync(path.join(dist(root), "index.html"))).toBe(false);
		}));

	it("does not print the password that Redis refuses", () =>
		withRedis(
			async (redis) => {
				const root = makeArchive(many(2));
				const url = redis.url.replace("//", "//:open-sesame@");
				const { code, out, err } = await start(root, "build", "--engine", url, "--store", "store").ended;
				expect(code).toBe(2);
				expect(out + err).not.toContain("open-sesame");
				expect(err).toContain("password");
			},
			{ password: "other" },
		));
});

function objectsIn(store: string): string[] {
	const files = readdirSync(path.join(store, "objects"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.map((entry) => path.join(entry.parentPath, entry.name));
}

function isPlanned(store: string): boolean {
	try {
		return readdirSync(store).includes("plan.json");
	} catch {
		return false;
	}
}
