import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { PlannedOutput } from "../planned.ts";

/** The owner's colours, type and measure, as a style sheet of their own. */
export function faceOutputs(settings: Pick<Settings, "face">): PlannedOutput[] {
	const { light = {}, dark = {}, ...type } = settings.face;
	return hasFace(settings) ? [{ ...address("/assets/face.css"), kind: "face", data: () => ({ type, light, dark }) }] : [];
}

/** Whether the owner chose any colour, type or measure. */
export function hasFace({ face }: Pick<Settings, "face">): boolean {
	return Object.keys(face).length > 0;
}
