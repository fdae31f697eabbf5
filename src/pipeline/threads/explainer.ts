import { keepingArchive } from "../explain/explain.ts";
import { steered } from "./steered.ts";

// The thread of one explanation, or of several of one archive: see commandthread.ts.
steered(keepingArchive());
