import { expect, it } from "vitest";
import { missingAt, openReasons } from "../../../src/pipeline/preview/missing.ts";

it("gives the reason, what to do, and the nearest addresses below the path of the site", () => {
	const facts = [
		{ about: "remedy", values: ["Write it."] },
		{ about: "nearest", values: ["/2024/", "content/a.md"] },
		{ about: "why", values: ["No matter."] },
	] as const;
	expect(missingAt("/archive/2023/", { answer: "Nothing stands there.", facts }, "/archive/")).toEqual({
		answer: "Nothing stands there.",
		remedies: ["Write it."],
		nearest: [{ text: "/2024/", href: "/archive/2024/" }, { text: "content/a.md" }],
		command: "backfile explain /archive/2023/",
	});
});

it.each([
	["/$(x)/`y`;z&'\"", '"/%24%28x%29/%60y%60%3Bz&%27%22"'],
	["/caf%C3%A9?p=1", '"/caf%C3%A9?p=1"'],
	["/café", "/caf%C3%A9"],
])("names a command of which no shell runs a part: %s", (address, word) => {
	expect(missingAt(address, { answer: "", facts: [] }, "/").command).toBe(`backfile explain ${word}`);
});

it("explains each address once a build, one after the other, and goes on after one that cannot be explained", async () => {
	const asked: string[] = [];
	let working = 0;
	const explain = async (address: string) => {
		asked.push(address);
		working++;
		expect(working).toBe(1);
		await Promise.resolve();
		working--;
		if (address.endsWith("/bad")) throw new Error("bad");
		return { asked: address, answer: address, state: "unknown", facts: [] } as const;
	};
	const { why, forget } = openReasons(explain, () => "/");
	const [bad, good, again] = await Promise.allSettled([why("/bad"), why("/etc/passwd"), why("/etc/passwd")]);
	expect([bad?.status, good?.status]).toEqual(["rejected", "fulfilled"]);
	expect(again).toEqual(good);
	expect(asked).toEqual(["http://localhost/bad", "http://localhost/etc/passwd"]);
	forget();
	await why("/bad").catch(() => undefined);
	expect(asked).toHaveLength(3);
});
