import type { Collecting } from "../../reading/elements.ts";
import type { SourceFile } from "../../reading/files.ts";
import { faultSteps, readElements, stopStep } from "../../reading/mendedxml.ts";
import type { WirePart } from "./wire.ts";

/**
 * The items of a file of XML.
 * @param what what the file is, for messages
 */
export async function* xmlParts(file: SourceFile, what: string, collecting: Collecting<WirePart>): AsyncGenerator<WirePart, void, void> {
	for await (const part of readElements<WirePart>(file, () => false, collecting)) {
		if (part.part === "stop") yield { part: "step", step: stopStep(file.name, what, part) };
		else if (part.part === "faults") for (const step of faultSteps(file.name, what, part)) yield { part: "step", step };
		else yield part;
	}
}
