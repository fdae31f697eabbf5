import { expect, it } from "vitest";
import { openNotes } from "../../../src/pipeline/runs/notes.ts";

it("adds up how long each step took, also where it began twice or has not ended", () => {
	let clock = 0;
	const notes = openNotes(() => clock);
	const after = (milliseconds: number) => {
		clock += milliseconds;
	};
	expect(notes.seconds()).toEqual({});
	after(500);
	notes.at("read");
	after(1_500);
	notes.at("plan");
	after(20);
	notes.at("read");
	after(250);
	expect(notes.seconds()).toEqual({ read: 1.75, plan: 0.02 });
	after(250);
	expect(notes.seconds()).toEqual({ read: 2, plan: 0.02 });
});
