"""The phases of an import, in their order."""

from collections.abc import Callable

from domain.errors import NotPermitted
from domain.importing.documents import import_documents
from domain.importing.orders import import_orders
from domain.importing.products import import_products
from domain.importing.runs import Import, Pause
from domain.imports import ImportPhase, ImportState
from domain.knowledge.documents import DocumentKind


def run_import(one: Import) -> Pause | None:
    """Do every phase that is not through yet, or as much as the turn allows.

    Raises RemoteError; what is done stays done.
    """
    progress = one.progress()
    if progress.state is ImportState.DONE:
        return None
    phases = list(ImportPhase)
    for phase in phases[phases.index(progress.phase) :]:
        try:
            pause = PHASES[phase](one)
        except NotPermitted:
            one.change(denied=[*one.progress().denied, phase.value], bulk_id="")
            continue
        if pause:
            return pause
    one.change(state=ImportState.DONE, finished_at=one.now(), problem="")
    return None


PHASES: dict[ImportPhase, Callable[[Import], Pause | None]] = {
    ImportPhase.POLICIES: import_documents(ImportPhase.POLICIES, DocumentKind.POLICY),
    ImportPhase.PAGES: import_documents(ImportPhase.PAGES, DocumentKind.PAGE),
    ImportPhase.ARTICLES: import_documents(ImportPhase.ARTICLES, DocumentKind.ARTICLE),
    ImportPhase.PRODUCTS: import_products,
    ImportPhase.ORDERS: import_orders,
}
