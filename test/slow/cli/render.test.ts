import { expect, it, vi } from "vitest";
import { backfile } from "../../cli/run.ts";
import { makeArchive, story } from "../../pipeline/archives.ts";

const NO_INDEX = {
	SLURM_ARRAY_TASK_ID: "",
	SLURM_ARRAY_TASK_MIN: "",
	JOB_COMPLETION_INDEX: "",
	AWS_BATCH_JOB_ARRAY_INDEX: "",
	CI_NODE_INDEX: "",
};

/** Runs `backfile render` as an engine does that says by these variables which run it is. Leaves out how long it took. */
async function render(root: string, env: Readonly<Record<string, string>>, ...words: string[]) {
	for (const [name, value] of Object.entries({ ...NO_INDEX, ...env })) vi.stubEnv(name, value);
	const { code, out, err } = await backfile(root, "render", "--store", "store", "--jobs", "1", ...words);
	vi.unstubAllEnvs();
	return { code, said: (out + err).replace(/rendered in [\d.]+ s/, "rendered") };
}

it("renders the part that an engine's variable names, and says which it took", async () => {
	const root = makeArchive({
		"content/a.md": story("First", { published: "2020-01-01" }),
		"content/b.md": story("Second", { published: "2021-01-02" }),
	});
	await backfile(root, "plan", "--store", "store", "--parts", "4");

	expect(await render(root, {})).toEqual({ code: 2, said: expect.stringContaining("Nothing says which part this command takes.") });
	for (const [env, part, from] of [
		[{ JOB_COMPLETION_INDEX: "0" }, 1, "JOB_COMPLETION_INDEX 0"],
		[{ AWS_BATCH_JOB_ARRAY_INDEX: "1" }, 2, "AWS_BATCH_JOB_ARRAY_INDEX 1"],
		[{ SLURM_ARRAY_TASK_ID: "3", SLURM_ARRAY_TASK_MIN: "1" }, 3, "SLURM_ARRAY_TASK_ID 3"],
		[{ CI_NODE_INDEX: "4", CI_NODE_TOTAL: "4" }, 4, "CI_NODE_INDEX 4"],
	] as const) {
		expect(await render(root, env)).toEqual({ code: 0, said: `Part ${part} of 4 (${from}): rendered.\n` });
	}
	const again = await render(root, { SLURM_ARRAY_TASK_ID: "2", SLURM_ARRAY_TASK_MIN: "0" });
	expect(again).toEqual({ code: 0, said: "Part 3 of 4 (SLURM_ARRAY_TASK_ID 2): rendered already.\n" });
	expect((await render(root, { JOB_COMPLETION_INDEX: "0" }, "--part", "2")).said).toBe("Part 2 of 4 (--part): rendered already.\n");
	expect(await render(root, { JOB_COMPLETION_INDEX: "4" })).toEqual({ code: 2, said: expect.stringContaining("There is no part 5") });

	const assembled = await backfile(root, "assemble", "--store", "store");
	expect(assembled.code).toBe(0);
});
