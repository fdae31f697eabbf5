import { EventEmitter } from "node:events";
import { win32 } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { type Changed, follow, isForeign } from "../../../src/cli/serve/follow.ts";
import type { FSWatcher } from "../../../src/pipeline/preview/watch.ts";

/** A watcher of which a test says what it sees. */
function watcher() {
	const asked: string[] = [];
	const made = Object.assign(new EventEmitter(), {
		add: (paths: readonly string[]) => asked.push(...paths.map((one) => `+${one}`)),
		unwatch: (paths: readonly string[]) => asked.push(...paths.map((one) => `-${one}`)),
		close: async () => {},
	});
	return { asked, sees: (event: string, file: string) => made.emit("all", event, file), watcher: made as unknown as FSWatcher };
}

describe("follow", () => {
	it("takes together what follows each other at once, and a file that is written anew as one change", async () => {
		const { sees, watcher: watched } = watcher();
		const worked: Changed[] = [];
		const follower = follow(
			watched,
			() => [],
			Promise.resolve(),
			async (changed) => void worked.push(changed),
		);
		sees("addDir", "/a");
		sees("unlink", "/a/old.md");
		sees("add", "/a/new.md");
		sees("change", "/a/new.md");
		sees("unlink", "/a/x.md");
		sees("add", "/a/x.md");
		await vi.waitFor(() => expect(worked).toHaveLength(1), { timeout: 30_000 });
		expect([...(worked[0] ?? [])]).toEqual([
			["/a/old.md", "deleted"],
			["/a/new.md", "added"],
			["/a/x.md", "changed"],
		]);
		await follower.close();
	});

	it("does one work at a time, and afterwards all that has changed meanwhile, and follows what is to be followed by then", async () => {
		const { asked, sees, watcher: watched } = watcher();
		const files: string[][] = [];
		let end = () => {};
		let paths = ["/a", "/b"];
		const first = new Promise<void>((resolve) => {
			end = resolve;
		});
		const follower = follow(
			watched,
			() => paths,
			first,
			async (changed) => void files.push([...changed.keys()]),
		);
		sees("change", "/a/1.md");
		await new Promise((resolve) => setTimeout(resolve, 150));
		sees("change", "/a/2.md");
		expect(files).toEqual([]);
		paths = ["/b", "/c"];
		end();
		await vi.waitFor(() => expect(files).toEqual([["/a/1.md", "/a/2.md"]]), { timeout: 30_000 });
		expect(asked).toEqual(["-/a", "+/c"]);
		await follower.close();
	});

	it("works once more for changes that nobody told of, also where work is done meanwhile", async () => {
		const { sees, watcher: watched } = watcher();
		const worked: [string[], boolean][] = [];
		let end = () => {};
		const first = new Promise<void>((resolve) => {
			end = resolve;
		});
		const follower = follow(
			watched,
			() => [],
			first,
			async (changed, hasUnseen) => void worked.push([[...changed.keys()], hasUnseen]),
		);
		follower.workUnseen();
		end();
		await vi.waitFor(() => expect(worked).toEqual([[[], true]]), { timeout: 30_000 });
		sees("change", "/a/1.md");
		await vi.waitFor(() => expect(worked.slice(1)).toEqual([[["/a/1.md"], false]]), { timeout: 30_000 });
		await follower.close();
		follower.workUnseen();
		expect(worked).toHaveLength(2);
	});

	it("watches and works no more once it is told to stop, also where work ends only then", async () => {
		const { asked, sees, watcher: watched } = watcher();
		let end = () => {};
		let paths = ["/a"];
		const first = new Promise<void>((resolve) => {
			end = resolve;
		});
		const work = vi.fn(async () => {});
		const follower = follow(watched, () => paths, first, work);
		sees("change", "/a/1.md");
		paths = ["/a", "/b"];
		const closed = follower.close();
		sees("change", "/a/2.md");
		end();
		await closed;
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect([asked, work.mock.calls]).toEqual([[], []]);
	});
});

describe("isForeign", () => {
	const named = ["/archive/.eleventy.ts", "/archive/content"];
	it.each([
		["/archive/.eleventy.ts", false],
		["/archive/content", false],
		["/archive/content/2024/a.md", false],
		["/archive/content/.git/index", true],
		["/archive/content/.a.md.swp", true],
	])("says of %s: %s", (file, isOther) => {
		expect(isForeign(file, named)).toBe(isOther);
	});

	it("follows no caches where the archive is the content folder itself", () => {
		const itself = ["/archive", "/archive/.eleventy.ts"];
		expect(isForeign("/archive/.backfile/drafts/index.html", itself)).toBe(true);
		expect(isForeign("/archive/.eleventy.ts", itself)).toBe(false);
	});

	it("sees folders of editors on Windows, however the drive is written", () => {
		const content = ["C:\\archive\\content"];
		expect(isForeign("c:\\archive\\content\\.obsidian\\a.md", content, win32)).toBe(true);
		expect(isForeign("c:\\archive\\content\\2024\\a.md", content, win32)).toBe(false);
		expect(isForeign("D:\\.obsidian\\a.md", content, win32)).toBe(false);
	});
});
