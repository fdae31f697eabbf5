import { describe, expect, it } from "vitest";
import { once, onceEach } from "../../src/system/once.ts";

describe("once", () => {
	it("makes a value when it is first asked for, and not again", () => {
		let calls = 0;
		const value = once(() => ({ call: ++calls }));
		expect([calls, value.made]).toEqual([0, undefined]);
		const first = value();
		expect(value()).toBe(first);
		expect(value.made).toBe(first);
		expect(calls).toBe(1);
	});

	it("remembers undefined as well", () => {
		let calls = 0;
		const value = once(() => void calls++);
		value();
		value();
		expect(calls).toBe(1);
	});

	it("tries again after an error", () => {
		let calls = 0;
		const value = once(() => {
			if (++calls === 1) throw new Error("first");
			return calls;
		});
		expect(value).toThrow("first");
		expect(value.made).toBeUndefined();
		expect(value()).toBe(2);
	});
});

describe("onceEach", () => {
	it("makes one value for each object", () => {
		let calls = 0;
		const value = onceEach((key: { name: string }) => ({ text: `${key.name}${++calls}` }));
		const [a, b] = [{ name: "a" }, { name: "a" }];
		expect([value(a).text, value(b).text, value(a).text]).toEqual(["a1", "a2", "a1"]);
		expect(value(a)).toBe(value(a));
	});
});
