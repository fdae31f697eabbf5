import type { NewsDate } from "../../article/date.ts";
import type { Settings } from "../../settings.ts";
import type { Colours } from "../pages/colours.ts";

type Face = Settings["face"];

/** The style sheet of the colours, type and measure in the settings. */
export interface FaceItem {
	/** Typefaces and sizes, by the names of their custom properties: `serif`, `sans`, `text`, `measure`, `page`. */
	readonly type: Omit<Face, "light" | "dark" | "fonts">;
	/** Colours in light. */
	readonly light: NonNullable<Face["light"]>;
	/** Colours in dark. */
	readonly dark: NonNullable<Face["dark"]>;
	/** Files of typefaces. */
	readonly fonts: NonNullable<Face["fonts"]>;
}

/** A card: a story's has a headline, the site's has none. */
export interface CardItem {
	/** The headline of the story. */
	readonly headline?: string;
	/** When the story was published. */
	readonly published?: NewsDate;
	/** The language of the story, BCP 47. */
	readonly language?: string;
	/** The sentence about the archive, on the card of the site. */
	readonly about?: string;
	/** The colours of the paper in light. */
	readonly colours: Colours;
}

/** An icon of the paper. */
export interface IconItem {
	/** Its width and height, in pixels. */
	readonly size: number;
	/** The initial of the paper; empty where its name has no letter. */
	readonly letter: string;
	/** The colours of the paper in light. */
	readonly colours: Colours;
	/** The owner's own icon, SVG; undefined where there is none. */
	readonly drawing?: string;
}

/** What names the icons and colours to browsers (Web Application Manifest). */
export interface ManifestItem {
	/** The colour of the page in light. */
	readonly colour: string;
	/** The address of the icon. */
	readonly icon: string;
	/** The address of the icon for home screens. */
	readonly touchIcon: string;
}
