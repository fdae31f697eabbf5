import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../../src/pipeline/engines/bullmq.ts";
import type { EngineProgress, PartJob } from "../../../src/pipeline/engines/engine.ts";
import { CannotRun } from "../../../src/problem.ts";
import { type Crew, partsOf, refusal, startCrew, until } from "./crew.ts";
import { hasRedis, type RedisServer, startRedis } from "./redis.ts";

describe.skipIf(!hasRedis)("BullMQ (skipped where there is no redis-server)", () => {
	let redis: RedisServer;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis?.close());

	/** Does something with an engine and workers, and ends both. */
	async function within<T>(
		queue: string,
		options: Parameters<typeof startCrew>[2],
		act: (engine: Awaited<ReturnType<typeof openEngine>>, crew: Crew, messages: readonly string[]) => Promise<T>,
	): Promise<T> {
		const messages: string[] = [];
		const engine = await openEngine(redis.url, queue, { onMessage: (message) => messages.push(message) });
		const crew = startCrew(redis.url, queue, options);
		try {
			return await act(engine, crew, messages);
		} finally {
			await engine.close();
			await crew.stop();
		}
	}

	/** What is left of the flow of a queue in Redis: what it says of single jobs. */
	async function leftovers(queue: string): Promise<readonly string[]> {
		const keys = await (await redis.client()).keys(`backfile:${encodeURIComponent(queue)}/*`);
		return keys.filter((key) => !/:(events|id|meta|marker|stalled-check|stalled)$/.test(key)).sort();
	}

	it("has workers render all parts, tells how far they are and how long each took, and leaves nothing in Redis", async () => {
		const progress: EngineProgress[] = [];
		const took = new Map<number, number>();
		const render = async ({ part }: PartJob) => {
			const began = performance.now();
			// The later a part, the sooner it is done.
			await wait((9 - part) * 20);
			took.set(part, (performance.now() - began) / 1_000);
		};
		await within("https://example.org/ s3://a:b", { render }, async (engine, crew) => {
			const { seconds, retried } = await engine.run(partsOf(8), { onProgress: (each) => progress.push(each) });
			expect([...crew.begun].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
			expect(seconds).toHaveLength(8);
			for (const [index, each] of seconds.entries()) expect(each).toBeGreaterThanOrEqual(took.get(index + 1) ?? Number.POSITIVE_INFINITY);
			expect(retried).toBe(0);
			expect(crew.messages).toEqual([]);
		});
		expect(progress.at(-1)).toEqual({ done: 8, of: 8 });
		expect(progress.every(({ done }, index) => index === 0 || done > (progress[index - 1]?.done ?? 0))).toBe(true);
		expect(await leftovers("https://example.org/ s3://a:b")).toEqual([]);
	});

	it("is done at once where there are no parts", async () => {
		await within("none", { workers: 0 }, async (engine) => {
			expect(await engine.run([], {})).toEqual({ seconds: [], retried: 0 });
		});
	});

	it("tries a part again that fails once", async () => {
		let fails = true;
		const render = async ({ part }: PartJob) => {
			if (part !== 2 || !fails) return;
			fails = false;
			throw new CannotRun("The store is full.", "Make room.");
		};
		await within("once", { render }, async (engine, crew) => {
			expect(await engine.run(partsOf(3), {})).toMatchObject({ retried: 1 });
			expect(crew.begun.filter((part) => part === 2)).toHaveLength(2);
		});
	});

	it("fails where a part fails three times, and says what its worker said", async () => {
		const render = async ({ part }: PartJob) => {
			if (part === 2) throw new CannotRun("templates/layouts/story.njk: line 7: no such filter.", "Mend the template.");
			await wait(5);
		};
		await within("thrice", { render }, async (engine, crew) => {
			const failure = await refusal(engine.run(partsOf(3), {}));
			expect(failure.message).toBe("Part 2 of 3 failed three times. Its worker said: templates/layouts/story.njk: line 7: no such filter.");
			expect(failure.remedy).toBe("Mend the template.");
			expect(crew.begun.filter((part) => part === 2)).toHaveLength(3);
			expect(await leftovers("thrice")).toEqual([]);
		});
	});

	it("stops by a signal, and takes the parts that wait out of the queue", async () => {
		const stopping = new AbortController();
		const client = await redis.client();
		const render = async () => {
			stopping.abort();
			await until(async () => (await client.llen("backfile:stopped/parts:wait")) === 0);
		};
		await within("stopped", { workers: 1, render }, async (engine, crew) => {
			const failure = await refusal(engine.run(partsOf(20), { signal: stopping.signal }));
			expect(failure.message).toContain("was stopped");
			await until(async () => (await leftovers("stopped")).length === 0);
			expect(crew.begun.length).toBeLessThan(3);
		});
	});

	it.each([0, 1, 2, 4, 8, 16, 32, 64])(
		"leaves nothing in the queue where it is stopped %i ms after it began to add the parts",
		async (ms) => {
			const queue = `early ${ms}`;
			await within(queue, { workers: 0 }, async (engine) => {
				const stopping = new AbortController();
				if (ms === 0) stopping.abort();
				else setTimeout(() => stopping.abort(), ms);
				const failure = await refusal(engine.run(partsOf(500), { signal: stopping.signal }));
				expect(failure.message).toContain("was stopped");
				// What was asked of Redis before the connection was there is done once it is.
				await wait(100);
				await expect.poll(() => leftovers(queue)).toEqual([]);
			});
		},
	);

	it("gives back the part of a worker that is told to stop; that is no try", async () => {
		const engine = await openEngine(redis.url, "back");
		const running = engine.run(partsOf(1), {});
		for (let stops = 0; stops < 4; stops++) {
			const crew = startCrew(redis.url, "back", {
				workers: 1,
				render: (_, signal) => wait(10_000, undefined, { signal }),
			});
			await until(() => crew.begun.length === 1);
			await crew.stop();
		}
		const crew = startCrew(redis.url, "back");
		expect(await running).toMatchObject({ retried: 0 });
		await engine.close();
		await crew.stop();
	});

	it("carries two builds at once in two queues", async () => {
		await Promise.all(
			["one", "two"].map((queue, index) =>
				within(queue, {}, async (engine, crew) => {
					const count = 5 + index;
					await engine.run(partsOf(count), {});
					expect([...crew.begun].sort()).toEqual(partsOf(count).map(({ part }) => part));
				}),
			),
		);
	});

	it("takes over what runs where a build was killed, and tries anew what failed", async () => {
		const killed = await openEngine(redis.url, "again");
		let mayEnd = false;
		let tries = 0;
		const render = async ({ part }: PartJob) => {
			if (part === 2) tries++;
			// The second try of part 2 waits, so that a slow machine does not use up all of them.
			if (part === 1 || tries > 1) await until(() => mayEnd);
			else throw new Error("not yet");
		};
		await within("again", { render }, async (engine, crew) => {
			const lost = refusal(killed.run(partsOf(2), {}));
			const client = await redis.client();
			await until(async () => tries > 1 || (await client.zcard("backfile:again/parts:delayed")) === 1);
			await killed.close();
			const running = engine.run(partsOf(2), {});
			await until(() => tries > 1);
			mayEnd = true;
			await running;
			expect(crew.begun.filter((part) => part === 1)).toHaveLength(1);
			expect((await lost).message).toContain("was stopped");
		});
	});

	it("gives way to a build that takes the parts over", async () => {
		let mayEnd = false;
		await within("taken", { render: () => until(() => mayEnd) }, async (engine, crew) => {
			const first = refusal(engine.run(partsOf(4), {}));
			await until(() => crew.begun.length === 2);
			const other = await openEngine(redis.url, "taken");
			const second = other.run(partsOf(4), {});
			expect((await first).message).toContain("took the parts over");
			mayEnd = true;
			expect(await second).toMatchObject({ retried: 0 });
			expect([...crew.begun].sort()).toEqual([1, 2, 3, 4]);
			await other.close();
		});
	});
});
