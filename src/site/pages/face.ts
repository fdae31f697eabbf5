import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Missing } from "../links/missing.ts";
import type { Copied } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";

/** The owner's colours, type and measure, as a style sheet of their own. */
export function faceOutputs(settings: Pick<Settings, "face">): PlannedOutput[] {
	const { light = {}, dark = {}, fonts = [], ...type } = settings.face;
	return hasFace(settings) ? [{ ...address("/assets/face.css"), kind: "face", data: () => ({ type, light, dark, fonts }) }] : [];
}

/** Whether the owner chose any colour, type or measure. */
export function hasFace({ face }: Pick<Settings, "face">): boolean {
	return Object.keys(face).length > 0;
}

/**
 * The typefaces whose files are not on the site.
 * @param copies all files that are copied to it
 */
export function missingFonts({ face: { fonts = [] } }: Pick<Settings, "face">, copies: readonly Pick<Copied, "path">[]): Missing[] {
	const missing = fonts.filter(({ src }) => !copies.some(({ path }) => `/${path}` === src));
	return missing.map(({ family, src }): Missing => {
		const message = `There is no file ${src} for the typeface ${family}; pages are shown in the next one of the list.`;
		const remedy = src.startsWith("/assets/") ? `Put it into templates${src}.` : "Put it below templates/assets/, and name it /assets/….";
		const problem = { file: ".eleventy.ts", rule: "media-missing", severity: "warning", message, remedy } as const;
		return { paths: [src.slice(1)], problem };
	});
}
