import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { MANIFEST, manifestText } from "../../../src/pipeline/publish/manifest.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { temporary, treeOf, write } from "../../pipeline/archives.ts";
import { putProgram } from "../../scripts/compiled.ts";
import { chanceOf } from "../newsroom.ts";
import { HAS_PROGRAMS, sftpOf, startSshd, startWebdav, type UploadServer } from "./servers.ts";

/** How many uploads to each kind of server are killed. */
const KILLS = Math.min(20, Number(process.env.BACKFILE_KILLS ?? 6));

const SEED = Number(process.env.BACKFILE_SEED ?? 1957);

const program = mkdtempSync(path.join(tmpdir(), "backfile-"));
let cli = "";
beforeAll(() => {
	cli = putProgram(program);
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

/** Begins an upload in a group of processes of its own. */
function begin(site: string, server: UploadServer, ...words: string[]) {
	const args = [cli, "upload", server.target("deep/www"), "--output", site, ...words];
	const child = spawn(process.execPath, args, { env: { ...process.env, ...server.env }, detached: true });
	onTestFinished(() => void child.kill("SIGKILL"));
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => void (printed += String(part)));
	const ended = once(child, "close").then(([code]) => ({ code: code as number | null, words: printed }));
	const kill = () => void (child.exitCode === null && child.signalCode === null && process.kill(-(child.pid as number), "SIGKILL"));
	return { ended, kill };
}

function upload(site: string, server: UploadServer, ...words: string[]) {
	return begin(site, server, ...words).ended;
}

/** Uploads, and expects that all goes well. */
async function uploadWell(site: string, server: UploadServer, ...words: string[]): Promise<string> {
	const { code, words: printed } = await upload(site, server, ...words);
	expect(code, printed).toBe(0);
	return printed;
}

/** Writes a site with its manifest into a folder. */
function publish(folder: string, files: Readonly<Record<string, string>>): void {
	rmSync(folder, { recursive: true, force: true });
	write(folder, files);
	const entries = Object.entries(files).map(([file, text]) => [file, { sha256: sha256Of(text), bytes: Buffer.byteLength(text) }] as const);
	write(folder, { [MANIFEST]: manifestText(new Map(entries)) });
}

/** The files of a site that changes with its edition: some stay, some change, some come, some go; with names as people give them. */
function edition(number: number): Record<string, string> {
	const files: Record<string, string> = { "index.html": `front ${number}`, "feed.xml": `feed ${number}` };
	for (const name of ["#hash.html", "-dash.html", "with blank.html", "é ü 日本.html", "a;b&c'd.html", "%41.html", "[x]{y}*?.html"])
		files[`odd/${name}`] = name;
	for (let index = 0; index < 60; index++) {
		files[`same/${index}.html`] = `same ${index}`;
		if (index % 3 !== number % 3) files[`${index % 5}/${index}.html`] = `story ${index} ${index % 2 === 0 ? number : ""}`;
	}
	return files;
}

/** Waits until nothing changes in a folder any more: servers may still be at work on what they were sent. */
async function expectStill(folder: string): Promise<void> {
	let before = "";
	const isStill = () => {
		const now = JSON.stringify(existsSync(folder) && treeOf(folder));
		const isSame = now === before;
		before = now;
		return isSame;
	};
	await expect.poll(isStill, { interval: 300 }).toBe(true);
}

const stampsIn = (folder: string) =>
	new Map(readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => [file, statSync(path.join(folder, file)).ino] as const));

async function openServer(kind: string): Promise<UploadServer> {
	if (kind === "webdav") return startWebdav();
	const sshd = await startSshd();
	return kind === "rsync over ssh" ? sshd : sftpOf(sshd);
}

describe.skipIf(!HAS_PROGRAMS).each(["rsync over ssh", "webdav", "sftp"])(
	"uploads by %s (skipped without rsync, ssh, sshd and rclone)",
	(kind) => {
		it("send all, then only what changed; leave foreign files alone; list and mend", async () => {
			const server = await openServer(kind);
			const site = path.join(temporary(), "dist");
			const there = server.onDisk("deep/www");
			publish(site, edition(1));
			await uploadWell(site, server);
			expect(treeOf(there)).toEqual(edition(1));

			write(there, { "theirs.html": "x", "same/theirs.html": "x" });
			const before = stampsIn(there);
			publish(site, edition(2));
			await uploadWell(site, server);
			const theirs = { "theirs.html": "x", "same/theirs.html": "x" };
			expect(treeOf(there)).toEqual({ ...edition(2), ...theirs });
			const after = stampsIn(there);
			if (kind === "rsync over ssh") {
				const same = Object.keys(edition(1)).filter((file) => edition(1)[file] === edition(2)[file]);
				expect(same.filter((file) => before.get(file) !== after.get(file))).toEqual([]);
			}
			expect((await upload(site, server)).words).toContain("0 new, 0 changed, 0 removed");

			rmSync(path.join(there, "same/1.html"));
			write(there, { "same/2.html": "SAME 2" });
			const listed = await upload(site, server, "--verify");
			expect(listed.code).toBe(1);
			for (const line of ["missing: same/1.html", "changed: same/2.html", "foreign: same/theirs.html", "foreign: theirs.html"])
				expect(listed.words).toContain(line);
			expect(treeOf(there)).toEqual({ ...edition(2), ...theirs });
			for (const file of Object.keys(theirs)) rmSync(path.join(there, file));
			await uploadWell(site, server, "--verify");
		});

		it("refuse a folder of somebody else, and mend a manifest that was cut off", async () => {
			const server = await openServer(kind);
			const site = path.join(temporary(), "dist");
			const there = server.onDisk("deep/www");
			publish(site, edition(1));
			write(there, { "holiday.jpg": "x" });
			const refused = await upload(site, server);
			expect(refused).toMatchObject({ code: 2, words: expect.stringContaining("holds files, and no record") });
			expect(treeOf(there)).toEqual({ "holiday.jpg": "x" });
			await uploadWell(site, server, "--take-over");
			const text = readFileSync(path.join(there, MANIFEST), "utf8");
			writeFileSync(path.join(there, MANIFEST), text.slice(0, text.length / 2));
			expect(await upload(site, server)).toMatchObject({ code: 0, words: expect.stringContaining("manifest-damaged") });
			expect(readFileSync(path.join(there, MANIFEST), "utf8")).toBe(text);
			write(there, { [MANIFEST]: "{}" });
			expect(await upload(site, server)).toMatchObject({
				code: 2,
				words: expect.stringContaining("is not as a build of this version writes it"),
			});
		});

		it(`are finished by the next one, killed ${KILLS} times or with the network gone`, async () => {
			const chance = chanceOf(SEED);
			const server = await openServer(kind);
			const site = path.join(temporary(), "dist");
			const there = server.onDisk("deep/www");
			publish(site, edition(0));
			const started = performance.now();
			await uploadWell(site, server);
			const usual = performance.now() - started;
			for (let kill = 1; kill <= KILLS; kill++) {
				publish(site, edition(kill));
				const { ended, kill: end } = begin(site, server);
				await Promise.race([ended, wait(chance.next() * usual)]);
				if (kill % 3 === 0) await server.stop();
				// rclone goes on trying for minutes.
				if (kill % 3 === 0) await Promise.race([ended, wait(2_000)]);
				end();
				await ended.catch(() => undefined);
				if (kill % 3 === 0) await server.start();
				await expectStill(there);
				if (chance.next() < 0.4) continue;
				await uploadWell(site, server);
				expect(treeOf(there)).toEqual(edition(kill));
			}
			await uploadWell(site, server);
			expect(treeOf(there)).toEqual(edition(KILLS));
			await uploadWell(site, server, "--verify");
		});
	},
);

describe.skipIf(!HAS_PROGRAMS)("an upload that cannot run", () => {
	it("says why, in the words of the program", async () => {
		const server = await startSshd();
		const site = path.join(temporary(), "dist");
		publish(site, edition(1));
		await server.stop();
		const { code, words } = await upload(site, server);
		expect(code).toBe(2);
		expect(words).toContain("rsync could not read from ssh://127.0.0.1");
		expect(words).toContain("Connection refused");
	});

	it("says what to install where a program is missing", async () => {
		const site = path.join(temporary(), "dist");
		publish(site, edition(1));
		for (const target of ["host:/srv/www", "rclone:there:www"]) {
			const child = spawn(process.execPath, [cli, "upload", target, "--output", site], { env: { PATH: "/nowhere" } });
			let words = "";
			child.stderr.on("data", (part) => void (words += String(part)));
			expect((await once(child, "close"))[0]).toBe(2);
			expect(words).toMatch(/The program (rsync|rclone) is not installed here, or not found\.\n {4}Install it/);
		}
	});
});
