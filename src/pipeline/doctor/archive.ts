import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { counted, shownNumber } from "../../problem/numbers.ts";
import { defineArchive } from "../../settings.ts";
import { CACHE, cacheFolder } from "../cache/folder.ts";
import { filesBelow } from "../content/files.ts";
import { findContent } from "../content/find.ts";
import { parseHolder } from "../publish/lock/holder.ts";
import { LOCK, TIMES } from "../publish/lock/lease.ts";
import { manifestIn, parseManifest } from "../publish/manifest.ts";
import { momentText, type Run, readRuns } from "../runs/run.ts";
import type { BuildSetup } from "../settings/setup.ts";
import { libraryVersion } from "../settings/versions.ts";
import { type Finding, lacks, well, withoutPasswords } from "./diagnosis.ts";
import { hasProgram, writable } from "./machine.ts";

/** Every setting as it was understood, and whether its value is the default. */
export function settingsFound({ config: { file, settings } }: BuildSetup): Finding[] {
	const defaults: Partial<Record<string, unknown>> = defineArchive({ title: "-", url: "https://none.example/" });
	const lines = Object.entries(settings).map(([name, value]) => {
		const text = JSON.stringify(value);
		return well(name, `${withoutPasswords(text)} (${text === JSON.stringify(defaults[name]) ? "default" : "set"})`);
	});
	return [well("file", file === "" ? "none" : file), ...lines];
}

/** What settings and commands need beside Backfile: libraries and programs. */
export function needs({ config: { settings }, problems }: BuildSetup): Finding[] {
	const noSearch = problems.find(({ rule }) => rule === "search-unavailable");
	return [
		noSearch ? lacks("Pagefind", noSearch.message, noSearch.remedy) : well("Pagefind", libraryVersion("pagefind") || "not installed"),
		settings.images === "webp"
			? library("sharp", "the setting images asks for WebP", true)
			: library("sharp", 'only images: "webp" needs it'),
		library("@aws-sdk/client-s3", "only builds on several machines with a bucket need it"),
		library("bullmq", "only builds on several machines with an engine need it"),
		library("ioredis", "only builds on several machines with an engine need it"),
		...["git", "ssh", "rsync", "rclone"].map((name) => well(name, hasProgram(name) ? "found" : `not found${PROGRAM_USES[name] ?? ""}`)),
	];
}

const PROGRAM_USES: Readonly<Record<string, string>> = {
	ssh: "; backfile upload needs it for a server",
	rsync: "; backfile upload needs it for a server",
	rclone: "; backfile upload needs it for a bucket",
};

/**
 * A library that not every archive needs.
 * @param use who needs it, as the end of a sentence
 */
function library(name: string, use: string, isNeeded = false): Finding {
	const version = libraryVersion(name);
	if (version !== "") return well(name, version);
	return isNeeded ? lacks(name, `not installed, and ${use}`, `npm install ${name}`) : well(name, `not installed; ${use}`);
}

/** The folders of an archive, and what is in them. */
export function folders({ folders: { content, output, templates }, config }: BuildSetup): Finding[] {
	const found = findContent(content);
	const { stories, pages, media, sidecars, comments, tables, unread, refused } = found;
	const counts = { stories, pages, media, sidecars, comments, tables, "not read": unread, refused };
	const told = Object.entries(counts).flatMap(([name, files]) => (files.length === 0 ? [] : [`${name}: ${shownNumber(files.length)}`]));
	const own = filesBelow(templates[0] ?? "").length;
	return [
		stories.length === 0
			? lacks("content", `${content} holds no story`, "Write one with backfile new, or bring an archive in with backfile import.")
			: well("content", `${content}; ${told.join(", ")}`),
		well("templates", own === 0 ? "none of your own" : `${templates[0]}; files: ${shownNumber(own)}`),
		writable("output", output),
		writable("cache", path.join(config.root, CACHE)),
		...published(output),
		...lock(output),
	];
}

function published(output: string): Finding[] {
	const manifest = manifestIn(output);
	if (manifest === undefined) return [well("published", "nothing yet")];
	const { entries, state } = parseManifest(manifest, output);
	return [
		well(
			"published",
			`${counted(new Map(entries).size, "file")}${state === "whole" ? "" : "; the list of them is damaged, and the next build mends it"}`,
		),
	];
}

function lock(output: string): Finding[] {
	const file = path.join(output, LOCK);
	const standing = statSync(file, { throwIfNoEntry: false });
	if (!standing) return [];
	const holder = parseHolder(readFileSync(file, "utf8"));
	const who = holder ? `process ${holder.process} on ${holder.host}` : "nobody knows whom";
	return Date.now() - standing.mtimeMs < TIMES.lease
		? [well("lock", `a build is at work: ${who}`)]
		: [well("lock", `left by a build that was killed, ${who}; the next build takes it over`)];
}

/** How the last builds went, and how long each of their steps took. */
export function builds({ config, folders: { content, output } }: BuildSetup): Finding[] {
	const runs = readRuns(cacheFolder(config.root, { content, output }));
	if (!runs) return [well("last build", "nothing is remembered of any")];
	const { last, made } = runs;
	return [
		...buildFindings("last build", last),
		...(made && made.started !== last.started ? buildFindings("last build that published", made) : []),
	];
}

const END_WORDS: Readonly<Record<Run["end"], string>> = {
	published: "it published",
	unchanged: "nothing had changed",
	"held back": "it published nothing, because of problems",
	failed: "it failed",
};

function buildFindings(what: string, { started, seconds, steps, end, message, node, counts }: Run): Finding[] {
	const how = `${END_WORDS[end]}${message === undefined ? "" : `: ${withoutPasswords(message)}`}`;
	const many = counts
		? `; ${counted(counts.articles, "story", "stories")}, ${counted(counts.outputs, "output")}, ${shownNumber(counts.written)} written, ${shownNumber(counts.removed)} removed`
		: "";
	return [
		well(what, `${momentText(started)}, in ${seconds} s, by Node ${node}: ${how}${many}`),
		...Object.entries(steps).map(([step, took]) => well(`  ${step}`, `${took} s`)),
	];
}
