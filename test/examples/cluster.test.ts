import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { buildCommand } from "../../src/cli/build.ts";
import { assembleCommand } from "../../src/cli/parts/assemble.ts";
import { planCommand } from "../../src/cli/parts/plan.ts";
import { renderCommand } from "../../src/cli/parts/render.ts";
import { workerCommand } from "../../src/cli/parts/worker.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = "examples/cluster";
const COMMANDS = { build: buildCommand, plan: planCommand, render: renderCommand, assemble: assembleCommand, worker: workerCommand };

/** A command line that a file shows: the name of the command, and its words. */
interface CommandLine {
	readonly file: string;
	readonly name: keyof typeof COMMANDS;
	readonly words: readonly string[];
}

function textOf(file: string): string {
	return readFileSync(path.join(root, file), "utf8");
}

/** The documents of a YAML file, with its errors and warnings. */
function yamlOf(name: string) {
	const documents = parseAllDocuments(textOf(`${folder}/${name}`));
	return { faults: documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]), documents: documents.map((each) => each.toJS()) };
}

/** Finds the command lines in a text, be it a script, YAML (also a list of words) or Markdown. Numbers that are variables or names become 3. */
function commandLines(file: string): CommandLine[] {
	const found = textOf(file).matchAll(/\bbackfile,? (build|plan|render|assemble|worker)\b([^\n|&;`)\]]*)/g);
	return [...found].map(([, name, rest = ""]) => {
		const words = rest.replaceAll(/["',]/g, " ").replaceAll(/(--parts?|--jobs) +(\$\{\{.*?\}\}|\$\w+|[A-Z]+)/g, "$1 3");
		return { file, name: name as keyof typeof COMMANDS, words: words.trim().split(/\s+/).filter(Boolean) };
	});
}

/** What the command says against a command line; undefined where it takes it. */
function refusalOf({ name, words }: CommandLine): string | undefined {
	const command: Command = COMMANDS[name]()
		.exitOverride()
		.configureOutput({ writeErr: () => undefined })
		.action(() => undefined);
	try {
		command.parse(words, { from: "user" });
		return undefined;
	} catch (error) {
		return String(error);
	}
}

describe("the command lines of examples and of docs/scale.md", () => {
	const files = readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
	const lines = [...files, "docs/scale.md"].flatMap(commandLines).filter(({ words }) => words.some((word) => word.startsWith("--")));

	it("are found in every example", () => {
		expect(lines.map(({ file, name }) => `${path.basename(file)} ${name}`)).toEqual(
			expect.arrayContaining([
				...["slurm.sh", "kubernetes.yaml", "github.yml"].flatMap((file) => ["plan", "render", "assemble"].map((name) => `${file} ${name}`)),
				"compose.yaml worker",
				"compose.yaml build",
				...Object.keys(COMMANDS).map((name) => `scale.md ${name}`),
			]),
		);
	});

	it.each(lines)("are known to the program: $file, $name $words", (line) => {
		expect(refusalOf(line)).toBeUndefined();
	});

	it.each([
		["an option that is not known", ["--store", "s", "--machines", "4"], "unknown option '--machines'"],
		["no store", ["--parts", "4"], "--store"],
		["a number of parts that is none", ["--store", "s", "--parts", "many"], "from 1 to 100000"],
	])("would be refused with %s", (_, words, refusal) => {
		expect(refusalOf({ file: "", name: "plan", words })).toContain(refusal);
	});
});

describe("kubernetes.yaml", () => {
	const { faults, documents } = yamlOf("kubernetes.yaml");

	it("is YAML, and its jobs share the claim", () => {
		expect(faults).toEqual([]);
		const [claim, ...jobs] = documents;
		expect(jobs.map(({ kind, metadata }) => [kind, metadata.name, metadata.labels.step])).toEqual(
			["plan", "render", "assemble"].map((name) => ["Job", name, name]),
		);
		for (const { spec } of jobs) {
			expect(spec.template.spec.volumes[0].persistentVolumeClaim.claimName).toBe(claim.metadata.name);
			expect(spec.template.spec.containers[0].volumeMounts[0].mountPath).toBe(spec.template.spec.containers[0].workingDir);
		}
	});

	it("renders as many parts as it plans", () => {
		const render = documents.find(({ metadata }) => metadata.name === "render");
		const plan = commandLines(`${folder}/kubernetes.yaml`).find(({ name }) => name === "plan");
		expect(render.spec.completionMode).toBe("Indexed");
		expect(plan?.words.join(" ")).toContain(`--parts ${render.spec.completions}`);
	});
});

describe("github.yml", () => {
	const { faults, documents } = yamlOf("github.yml");
	const [{ jobs, env }] = documents;
	const runs = (job: string): string => jobs[job].steps.map(({ run = "" }: { readonly run?: string }) => run).join("\n");

	it("is YAML, and its jobs wait for each other", () => {
		expect(faults).toEqual([]);
		expect(Object.entries(jobs).map(([name, job]) => [name, (job as { needs?: string }).needs])).toEqual([
			["plan", undefined],
			["render", "plan"],
			["assemble", "render"],
		]);
	});

	it("renders as many parts as it plans, and as README.md says", () => {
		expect(runs("plan")).toContain('--parts "$PARTS"');
		expect(runs("plan")).toContain('seq -s , "$PARTS"');
		expect(jobs.render.strategy.matrix.part).toBe("${{ fromJSON(needs.plan.outputs.parts) }}");
		expect(textOf(`${folder}/README.md`)).toContain(`a matrix of ${env.PARTS} parts`);
	});
});

describe("slurm.sh", () => {
	it("renders as many parts as it plans", () => {
		const text = textOf(`${folder}/slurm.sh`);
		expect(text).toContain("--parts $parts ");
		expect(text).toContain('--array="1-$parts"');
	});
});

describe("compose.yaml", () => {
	it("is YAML, and has four workers that use the engine and the store of the build", () => {
		const { faults, documents } = yamlOf("compose.yaml");
		expect(faults).toEqual([]);
		const [{ services }] = documents;
		expect(services.worker.deploy.replicas).toBe(4);
		const shared = (command: string) => /--engine redis:\/\/valkey --store store/.exec(command)?.[0];
		expect(shared(services.worker.command)).toBeDefined();
		expect(shared(services.build.command)).toBe(shared(services.worker.command));
		expect(services.worker.volumes).toEqual(services.build.volumes);
	});
});

describe("README.md of the examples", () => {
	it("names the package and its optional libraries as package.json does", () => {
		const { version, peerDependencies } = JSON.parse(textOf("package.json"));
		const text = textOf(`${folder}/README.md`);
		expect(text).toContain(`backfile-${version}.tgz`);
		const installed = [...text.matchAll(/`npm install ([^`]*)`/g)].flatMap(([, names = ""]) => names.split(" "));
		expect(installed.filter((name) => !name.startsWith("./") && !(name in peerDependencies))).toEqual([]);
		expect(installed).toHaveLength(4);
	});
});
