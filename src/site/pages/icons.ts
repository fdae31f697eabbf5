import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Material } from "../material.ts";
import type { PlannedOutput } from "../planned.ts";
import { pictureColours, themeColours } from "./colours.ts";

/** Where the icon of the paper stands as a drawing. An asset of the owner's at this path is the icon instead. */
export const ICON = "/assets/favicon.svg";

/** Where it stands as a picture for the home screens of phones. */
export const TOUCH_ICON = "/assets/apple-touch-icon.png";

/** Where it stands for programs that ask for nothing else. */
const OLD_ICON = "/favicon.ico";

/** Where the name, the colours and the icons stand for those who keep the site on their home screen (Web Application Manifest). */
export const MANIFEST = "/manifest.webmanifest";

/** The icons of the paper: its initial, or the owner's drawing. What the owner's assets have already is not made. */
export function iconOutputs({ settings, files, icon }: Pick<Material, "settings" | "files" | "icon">): PlannedOutput[] {
	if (!settings.icons) return [];
	const data = (size: number) => () => ({ size, letter: initialOf(settings.title), colours: pictureColours(settings), drawing: icon });
	const { light } = themeColours(settings);
	const outputs: readonly PlannedOutput[] = [
		{ ...address(ICON), kind: "icon", data: data(64) },
		{ ...address(TOUCH_ICON), kind: "touch-icon", data: data(180) },
		{ ...address(OLD_ICON), kind: "old-icon", data: data(32) },
		{ url: MANIFEST, path: MANIFEST.slice(1), kind: "manifest", data: () => ({ colour: light, icon: ICON, touchIcon: TOUCH_ICON }) },
	];
	return outputs.filter(({ path }) => !isCarried(files, path));
}

/** Whether the owner's files have one at a path of the site. */
export function isCarried(files: Material["files"], path: string): boolean {
	return files.some((file) => file.path === path);
}

/** The letter that a paper is known by: the first of its name, without an English article. */
function initialOf(title: Settings["title"]): string {
	return /[\p{L}\p{N}]/u.exec(title.replace(/^the\s+(?=\S)/i, ""))?.[0].toUpperCase() ?? "";
}
