import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSilent } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openEngine, work } from "../../../src/pipeline/engines/bullmq.ts";
import { partsOf, refusal, startCrew, until } from "./crew.ts";
import { freePort, hasRedis, type RedisServer, startRedis } from "./redis.ts";

const PASSWORD = "ge:heim@1/2%";

describe("an engine that cannot be reached", () => {
	it("is named by host and port where nothing listens, without the password", async () => {
		const port = await freePort();
		const failure = await refusal(openEngine(`redis://ann:geheim@127.0.0.1:${port}/3`, "q"));
		expect(failure.message).toBe(`Redis cannot be reached at redis://127.0.0.1:${port}/3: nothing listens there (ECONNREFUSED).`);
		expect(failure.remedy).toContain("--engine");
	});

	it("is named where no host has the name", async () => {
		const failure = await refusal(openEngine("redis://nowhere.invalid", "q"));
		expect(failure.message).toMatch(/^Redis cannot be reached at redis:\/\/nowhere\.invalid:6379: .*\((ENOTFOUND|EAI_AGAIN)\)\.$/);
	});

	it("is told from a Redis", async () => {
		const server = await listening(createServer((_, response) => response.end("hello")));
		try {
			const failure = await refusal(openEngine(`redis://:geheim@127.0.0.1:${server.port}`, "q"));
			expect(failure.message).toBe(`What answers at redis://127.0.0.1:${server.port} is no Redis.`);
			const worker = await refusal(
				work(`redis://127.0.0.1:${server.port}`, "q", { render: () => wait(1), signal: new AbortController().signal }),
			);
			expect(worker.message).toBe(failure.message);
		} finally {
			server.close();
		}
	});

	it.each(["localhost:6379", "http://127.0.0.1", "redis://", "redis://host/one", "redis://:ge%heim@host", ""])(
		"is refused where its address is %j",
		async (url) => {
			const failure = await refusal(openEngine(url, "q"));
			expect(failure.message).not.toContain("heim");
			expect(failure.remedy).toMatch(/redis:\/\/|%25/);
		},
	);

	it("is too old where it says so", async () => {
		const info = "# Server\r\nredis_version:3.2.12\r\n";
		const server = await listening(
			createSilent((socket) => {
				// What a Redis of that age says: it does not know HELLO.
				socket.on("data", (data) => {
					for (const command of data.toString().split(/(?=\*\d+\r\n)/)) {
						const name = /\$\d+\r\n(\w+)/.exec(command)?.[1]?.toLowerCase();
						if (name === "info") socket.write(`$${info.length}\r\n${info}\r\n`);
						else socket.write(name === "hello" ? "-ERR unknown command 'HELLO'\r\n" : "+OK\r\n");
					}
				});
				socket.on("error", () => undefined);
			}),
		);
		try {
			const failure = await refusal(openEngine(`redis://127.0.0.1:${server.port}`, "q"));
			expect(failure.message).toContain("has version 3.2.12; the queue needs 5.0.0 or newer");
		} finally {
			server.close();
		}
	});
});

describe.skipIf(!hasRedis)("a Redis with a password (skipped where there is no redis-server)", () => {
	let redis: RedisServer;
	const at = (userinfo: string, db = "") => `redis://${userinfo}127.0.0.1:${redis.port}${db}`;
	beforeAll(async () => {
		redis = await startRedis({ password: PASSWORD });
	});
	afterAll(() => redis?.close());

	it("lets in whoever has it, and nothing that we print or store holds it", async () => {
		const printed = ["log", "warn", "error"].map((name) => vi.spyOn(console, name as "log").mockImplementation(() => undefined));
		const url = at(`:${encodeURIComponent(PASSWORD)}@`, "/2");
		const client = await redis.client();
		await client.config("SET", "maxmemory-policy", "allkeys-lru");
		const messages: string[] = [];
		const engine = await openEngine(url, "q", { onMessage: (message) => messages.push(message) });
		const crew = startCrew(url, "q");
		try {
			await engine.run(partsOf(3), {});
			await client.select(2);
			const warning = `Redis at redis://127.0.0.1:${redis.port}/2 drops keys when its memory is full (maxmemory-policy allkeys-lru): set it to noeviction.`;
			expect(messages).toEqual([warning]);
			expect(new Set(crew.messages)).toEqual(new Set([warning]));
			expect((await client.keys("*")).length).toBeGreaterThan(0);
			await client.select(0);
			expect(await client.keys("*")).toEqual([]);
			expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
		} finally {
			await engine.close();
			await crew.stop();
			for (const each of printed) each.mockRestore();
			await client.config("SET", "maxmemory-policy", "noeviction");
		}
	});

	it.each([
		["no password", "", "", "wants a password"],
		["a wrong one", ":falsch@", "", "refuses the password"],
		["a wrong user", "ann:falsch@", "", "refuses the user or the password"],
		["a database that there is not", `:${encodeURIComponent(PASSWORD)}@`, "/99", "DB index is out of range"],
	])("refuses who has %s", async (_, userinfo, db, message) => {
		const url = at(userinfo, db);
		const signal = new AbortController().signal;
		for (const start of [() => openEngine(url, "q"), () => work(url, "q", { render: () => wait(1), signal })]) {
			const failure = await refusal(start());
			expect(failure.message).toContain(message);
			expect(failure.message).toContain(`redis://127.0.0.1:${redis.port}`);
			expect(failure.message + failure.remedy).not.toMatch(/falsch|heim/);
		}
	});
});

describe.skipIf(!hasRedis)("a Redis that goes away (skipped where there is no redis-server)", () => {
	let redis: RedisServer;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis?.close());

	it("is waited for by a worker that starts before it", async () => {
		await redis.kill();
		const crew = startCrew(redis.url, "later", { workers: 1 });
		await until(() => crew.messages.length === 1);
		await redis.start();
		const engine = await openEngine(redis.url, "later");
		await engine.run(partsOf(2), {});
		expect(crew.messages).toEqual([expect.stringMatching(/nothing listens there \(ECONNREFUSED\)\. The worker keeps trying\.$/)]);
		await engine.close();
		await crew.stop();
	});
});

async function listening(server: Server | ReturnType<typeof createSilent>): Promise<{ readonly port: number; close(): void }> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
