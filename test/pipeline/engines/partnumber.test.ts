import { describe, expect, it } from "vitest";
import { partNumberOf } from "../../../src/pipeline/engines/partnumber.ts";
import { CannotRun } from "../../../src/problem.ts";

describe("the part that a command takes", () => {
	it.each([
		["--part, which counts from 1", 13, {}, 13, "--part"],
		["--part, whatever the engine says", 1, { JOB_COMPLETION_INDEX: "40" }, 1, "--part"],
		["Kubernetes, from 0", undefined, { JOB_COMPLETION_INDEX: "0" }, 1, "JOB_COMPLETION_INDEX 0"],
		["Kubernetes, the last", undefined, { JOB_COMPLETION_INDEX: "63" }, 64, "JOB_COMPLETION_INDEX 63"],
		["Slurm, an array from 1", undefined, { SLURM_ARRAY_TASK_ID: "12", SLURM_ARRAY_TASK_MIN: "1" }, 12, "SLURM_ARRAY_TASK_ID 12"],
		["Slurm, an array from 0", undefined, { SLURM_ARRAY_TASK_ID: "12", SLURM_ARRAY_TASK_MIN: "0" }, 13, "SLURM_ARRAY_TASK_ID 12"],
		["Slurm, some parts again", undefined, { SLURM_ARRAY_TASK_ID: "7", SLURM_ARRAY_TASK_MIN: "5" }, 7, "SLURM_ARRAY_TASK_ID 7"],
		["AWS Batch, from 0", undefined, { AWS_BATCH_JOB_ARRAY_INDEX: "12" }, 13, "AWS_BATCH_JOB_ARRAY_INDEX 12"],
		["GitLab, from 1", undefined, { CI_NODE_INDEX: "64", CI_NODE_TOTAL: "64" }, 64, "CI_NODE_INDEX 64"],
		["a variable that is set to nothing", undefined, { JOB_COMPLETION_INDEX: "", CI_NODE_INDEX: "2" }, 2, "CI_NODE_INDEX 2"],
		["two that agree", undefined, { JOB_COMPLETION_INDEX: "1", CI_NODE_INDEX: "2" }, 2, "JOB_COMPLETION_INDEX 1"],
	])("is that of %s", (_, option, env, part, from) => {
		expect(partNumberOf(option, env, 64)).toEqual({ part, from });
	});

	it.each([
		["none", undefined, {}, "Nothing says which part this command takes.", "--part"],
		["0", 0, {}, "There is no part 0 (--part 0): the plan has 64 parts, 1 to 64.", "64 times"],
		["no whole number", 1.5, {}, "There is no part 1.5 (--part 1.5)", "64 times"],
		["too many completions", undefined, { JOB_COMPLETION_INDEX: "64" }, "There is no part 65 (JOB_COMPLETION_INDEX 64)", "64 times"],
		["GitLab's 0", undefined, { CI_NODE_INDEX: "0" }, "There is no part 0 (CI_NODE_INDEX 0)", "64 times"],
		["text", undefined, { SLURM_ARRAY_TASK_ID: "1-64" }, 'SLURM_ARRAY_TASK_ID is no number: "1-64".', "--part"],
		[
			"two that disagree",
			undefined,
			{ JOB_COMPLETION_INDEX: "1", CI_NODE_INDEX: "3" },
			"JOB_COMPLETION_INDEX 1 means part 2, and CI_NODE_INDEX 3 means part 3.",
			"--part",
		],
		[
			"too few runs",
			undefined,
			{ CI_NODE_INDEX: "3", CI_NODE_TOTAL: "4" },
			"CI_NODE_TOTAL says that the command is run 4 times",
			"--parts 4",
		],
	])("is refused where it is %s", (_, option, env, message, remedy) => {
		const refused = refusal(() => partNumberOf(option, env, 64));
		expect(refused.message).toContain(message);
		expect(refused.remedy).toContain(remedy);
	});

	it("is refused in a plan of one part", () => {
		expect(refusal(() => partNumberOf(2, {}, 1)).message).toBe("There is no part 2 (--part 2): the plan has one part.");
	});
});

function refusal(ask: () => unknown): CannotRun {
	try {
		ask();
	} catch (error) {
		if (error instanceof CannotRun) return error;
	}
	throw new Error("It was not refused.");
}
