import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Holder, holderText } from "../../../../src/pipeline/publish/lock/holder.ts";
import { LOCK, takeLease } from "../../../../src/pipeline/publish/lock/lease.ts";
import { temporary, write } from "../../archives.ts";

/** A build on another machine, or in another container. */
function elsewhere(host: string): Holder {
	return { token: randomUUID(), host, process: 7, place: host };
}

const QUICK = { beat: 10, lease: 100 };

/** A holder that shows no sign of life for the time of a test. */
const ASLEEP = { beat: 3_600_000, lease: 100 };

describe("the lock file of an output folder", () => {
	it("names its holder to a build elsewhere, as soon as the holder touches it", async () => {
		const output = temporary();
		const lease = await takeLease(output, elsewhere("one"), { times: { beat: 50, lease: 60_000 } });
		const waited = vi.fn();
		const other = takeLease(output, elsewhere("two"), { times: { beat: 50, lease: 60_000 }, onWait: waited });
		await expect(other).rejects.toMatchObject({ message: `Another build is at work on ${output}: process 7 on one.` });
		expect(waited).toHaveBeenCalledOnce();
		lease?.confirm();
		lease?.release();
		expect(readdirSync(output)).toEqual([]);
	});

	it.each([
		["has just been touched by a clock that is years behind", new Date("1999-01-01"), -1],
		["has just been touched by a clock that is years ahead", new Date("2055-01-01"), 1],
	])("is held where it %s", async (_, start, step) => {
		const output = temporary();
		const file = path.join(output, LOCK);
		writeFileSync(file, holderText(elsewhere("one")));
		let seconds = start.getTime() / 1000;
		const touch = () => {
			seconds += step;
			utimesSync(file, seconds, seconds);
		};
		touch();
		const beats = setInterval(touch, 5);
		onTestFinished(() => clearInterval(beats));
		await expect(takeLease(output, elsewhere("two"), { times: QUICK })).rejects.toMatchObject({ name: "CannotRun" });
	});

	it.each([
		["names a build elsewhere", holderText(elsewhere("one"))],
		["is empty", ""],
		["is damaged", holderText(elsewhere("one")).slice(0, 40)],
	])("is taken over where it %s and stays as it is for the time of a lease, whatever its date", async (_, text) => {
		for (const date of [new Date("1999-01-01"), new Date("2055-01-01")]) {
			const output = temporary();
			writeFileSync(path.join(output, LOCK), text);
			utimesSync(path.join(output, LOCK), date, date);
			const started = performance.now();
			const lease = await takeLease(output, elsewhere("two"), { times: QUICK });
			expect(performance.now() - started).toBeGreaterThan(90);
			lease?.confirm();
			lease?.release();
			expect(readdirSync(output)).toEqual([]);
		}
	});

	it("is taken over at once where its holder was of this place, whose socket we have", async () => {
		const output = temporary();
		writeFileSync(path.join(output, LOCK), holderText(elsewhere("here")));
		const waited = vi.fn();
		const lease = await takeLease(output, elsewhere("here"), { onWait: waited });
		expect(waited).not.toHaveBeenCalled();
		lease?.release();
	});

	it("tells a builder that slept that another has taken it, and leaves the other's alone", async () => {
		const output = temporary();
		const asleep = await takeLease(output, elsewhere("one"), { times: ASLEEP });
		const other = await takeLease(output, elsewhere("two"), { times: QUICK });
		expect(() => asleep?.confirm()).toThrow(`This build lost its lock on ${output} to process 7 on two`);
		asleep?.release();
		other?.confirm();
		other?.release();
		expect(existsSync(path.join(output, LOCK))).toBe(false);
		expect(() => other?.confirm()).toThrow("lost its lock");
	});

	it("goes to one of many that find it dead at the same moment", async () => {
		const output = temporary();
		writeFileSync(path.join(output, LOCK), "");
		const asked = await Promise.allSettled(
			Array.from({ length: 20 }, (_, index) => takeLease(output, elsewhere(`host-${index}`), { times: { beat: 100, lease: 1_000 } })),
		);
		const got = asked.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
		expect(got).toHaveLength(1);
		for (const lease of got) lease?.confirm();
		expect(readdirSync(output)).toEqual([LOCK]);
		got[0]?.release();
	});

	it("ends to wait where the build is stopped", async () => {
		const output = temporary();
		writeFileSync(path.join(output, LOCK), "");
		const stopping = new AbortController();
		const onWait = () => void setTimeout(() => stopping.abort(), 20);
		const waiting = takeLease(output, elsewhere("two"), { signal: stopping.signal, onWait });
		await expect(waiting).rejects.toMatchObject({ message: "The build was stopped." });
		expect(readFileSync(path.join(output, LOCK), "utf8")).toBe("");
	});

	it("takes its folders with it, unless something was put into them", async () => {
		const root = temporary();
		const output = path.join(root, "not/yet/there");
		(await takeLease(output, elsewhere("one")))?.release();
		expect(readdirSync(root)).toEqual([]);
		const lease = await takeLease(output, elsewhere("one"));
		write(output, { "index.html": "published" });
		lease?.release();
		expect(readdirSync(output)).toEqual(["index.html"]);
		mkdirSync(path.join(root, "empty"));
		(await takeLease(path.join(root, "empty"), elsewhere("one")))?.release();
		expect(existsSync(path.join(root, "empty"))).toBe(true);
	});

	it("is done without where the folder cannot be written", async () => {
		const file = path.join(temporary(), "file");
		writeFileSync(file, "");
		expect(await takeLease(path.join(file, "dist"), elsewhere("one"))).toBeUndefined();
	});
});
