import { expect, it } from "vitest";
import { temporary } from "../pipeline/archives.ts";
import { start } from "./run.ts";

it("ends with the code of the command also where nobody reads its failures", async () => {
	const { child, ended } = start(temporary(), "build", "--nonsense");
	child.stderr?.destroy();
	expect((await ended).code).toBe(2);
});
