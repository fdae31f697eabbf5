import { BOUNDS } from "../../article/bounds/bounds.ts";
import { boundProblem } from "../../article/bounds/faults.ts";
import { isPhoto } from "../../article/photo/photo.ts";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { refusedName } from "../../system/keptnames.ts";
import { encode } from "../address.ts";
import type { Claims } from "../claims.ts";
import { picturesOf } from "../context.ts";
import { makeFileFinder } from "../links/files.ts";
import type { Carried, Material } from "../material.ts";
import type { Copied } from "../output.ts";
import { authorPictures } from "./authors.ts";
import { contentPath, mediaPath } from "./media.ts";
import { type Variant, variantsOf } from "./pictures.ts";

/** Claims the addresses of all files that are copied. A file whose address is taken is a problem, and is left out. */
export function claimCopies(material: Material, claims: Claims): { readonly copied: Copied[]; readonly problems: Problem[] } {
	const problems: Problem[] = [];
	const { archive, pages, files, settings } = material;
	const finder = makeFileFinder(
		files.map(({ path }) => path),
		settings,
	);
	const variants = variantsOf([...archive.stories, ...pages.stories, authorPictures(archive.terms)], picturesOf(files, finder));
	const copied = [...files, ...variants]
		.map((file) => copyOf(file, settings))
		.filter((copy) => {
			// The assets of the owner's templates may have any name.
			const refused = copy.path.startsWith(mediaPath("")) ? refusedName(copy.path) : undefined;
			if (refused) {
				problems.push(keptName(copy, refused));
				return false;
			}
			if (Buffer.byteLength(copy.path) > BOUNDS.pathBytes.most) {
				problems.push(boundProblem(contentPath(copy.path), "pathBytes"));
				return false;
			}
			const taken = claims.claim(copy, copy.path);
			if (taken !== undefined) problems.push(twice(copy, taken));
			return taken === undefined;
		});
	return { copied, problems };
}

function copyOf(file: Carried | Variant, { photoPrivacy }: Settings): Copied {
	const { path, from } = file;
	const isWiped = photoPrivacy === "remove" && path.startsWith(mediaPath("")) && isPhoto(path) ? true : undefined;
	return { sort: "copied", url: encode(`/${path}`), path, from, sha256: "sha256" in file ? file.sha256 : undefined, isWiped };
}

function keptName({ path }: Copied, { name, by }: NonNullable<ReturnType<typeof refusedName>>): Problem {
	return {
		file: contentPath(path),
		rule: "name-kept",
		severity: "error",
		message: `"${name}" is a name that ${by}; this file is not published.`,
		remedy: "Give it another name.",
	};
}

function twice({ path, url }: Copied, taken: string): Problem {
	return {
		file: contentPath(path),
		rule: "file-twice",
		severity: "error",
		message: `${url} is the address of ${taken} already; this file is not published.`,
		remedy: "Give it another name.",
	};
}
