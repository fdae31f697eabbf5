import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { fieldsSchema } from "../../src/article/fields.ts";
import type { Importer, ImportProblem, ReadOptions, Source, Step, StoryStep } from "../../src/importers/importer.ts";

/** What the second pass gave, sorted by kind. */
export interface Given {
	readonly stories: readonly StoryStep[];
	readonly problems: readonly ImportProblem[];
	readonly skipped: readonly string[];
	readonly notCarried: readonly string[];
}

/** A source as the core hands it to an importer. */
export function sourceOf(file: string): Source {
	const { size } = statSync(file);
	const kind = statSync(file).isDirectory() ? "folder" : "file";
	return {
		path: path.resolve(file),
		name: path.basename(file),
		kind,
		size: kind === "file" ? size : 0,
		head: kind === "file" ? readFileSync(file).subarray(0, 65_536) : new Uint8Array(),
	};
}

/** Writes files into a folder that nothing else uses. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	return folder;
}

/** Reads sources as the core does, in two passes, and checks what the contract asks of any importer. */
export async function readTwice(importer: Importer, files: readonly string[], options: Partial<ReadOptions> = {}): Promise<Given> {
	const sources = files.map(sourceOf);
	const asked: ReadOptions = { zone: "Europe/London", map: new Map(), ...options };
	const survey = await collect(importer.read(sources, asked));
	const facts = new Map(
		survey.flatMap((step) => (step.step === "fact" ? [[step.name, JSON.parse(JSON.stringify(step.value)) as unknown] as const] : [])),
	);
	const steps = await collect(importer.read(sources, { ...asked, facts }));
	const [first, stories] = [storiesIn(survey), storiesIn(steps)];
	const identity = (step: StoryStep) => [
		step.key,
		step.name,
		step.kind,
		step.addresses,
		step.fields.headline,
		step.fields.slug,
		step.fields.published,
		step.fields.section,
	];
	expect(stories.map(identity)).toEqual(first.map(identity));
	const schema = schemaFor(asked.zone);
	for (const { fields, key, name, addresses } of stories) {
		expect(schema.safeParse(fields).error).toBeUndefined();
		expect(Object.keys(fields).filter((field) => ["id", "permalink", "redirect_from", "old_urls"].includes(field))).toEqual([]);
		expect([key, name].filter((text) => text === "" || text.includes("\n"))).toEqual([]);
		expect(addresses.filter((address) => !/^(https?:\/\/|\/)/.test(address))).toEqual([]);
	}
	return {
		stories,
		problems: steps.flatMap((step) => (step.step === "problem" ? [step.problem] : [])),
		skipped: steps.flatMap((step) => (step.step === "skipped" ? [`${step.record}: ${step.why}`] : [])),
		notCarried: stories.flatMap((step) => step.notCarried),
	};
}

const schemas = new Map<string, ReturnType<typeof fieldsSchema>>();

/** To make a schema takes longer than to read a small source. */
function schemaFor(zone: string): ReturnType<typeof fieldsSchema> {
	const schema = schemas.get(zone) ?? fieldsSchema(zone);
	schemas.set(zone, schema);
	return schema;
}

/** Where and what a problem is, in short. */
export function told({ rule, severity, line, column }: ImportProblem): string {
	return [severity, rule, line, column].filter((part) => part !== undefined).join(" ");
}

function storiesIn(steps: readonly Step[]): StoryStep[] {
	return steps.filter((step) => step.step === "story");
}

async function collect(steps: AsyncIterable<Step>): Promise<Step[]> {
	const collected: Step[] = [];
	for await (const step of steps) collected.push(step);
	return collected;
}
