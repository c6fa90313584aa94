"""How often orders may be tried: guessing is bounded, and nobody who guesses keeps an order's owner out.

Each address and each conversation has a few tries. Wrong tries at one order, or in one store, shut nothing: they only
raise what the next proof must hold. A postcode alone, which can be guessed, goes first; then an address new to the
order still has two tries by e-mail; beyond hundreds of wrong tries the e-mail and the postcode together still prove.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from blueprints.house import ChatCaller, services
from blueprints.quotas import Quota, caller_network
from domain.errors import TooManyAttempts
from domain.identity import Factor, Proof
from domain.orders import bare_number, normalise_order_name

OF_CONVERSATION = Quota("proof", most=5, seconds=900)
# An office or a mobile network shares one address.
OF_ADDRESS = Quota("proof-address", most=10, seconds=900)
OF_ORDER_BY_ADDRESS = Quota("proof-order-address", most=10, seconds=3600)
# Wrong tries after which an order or a store is besieged.
OF_ORDER = Quota("proof-order", most=20, seconds=3600)
POSTCODES_OF_STORE = Quota("proof-postcode", most=120, seconds=900)
# Numbers that open nothing, in messages of who has proven an e-mail; an honest shopper knows their own.
NAMED_OF_EMAIL = Quota("named-email", most=20, seconds=86400)
TRIES_IN_SIEGE = 2  # of one address at a besieged order
# Wrong tries after which one factor alone is no proof any more.
LONG_SIEGE_OF_ORDER = 200
OF_STORE = Quota("proof-store", most=600, seconds=900)
GIVE_BOTH = "There were many wrong tries. Please give the e-mail and the postcode of the order together, or wait."


@dataclass(frozen=True)
class Tally:
    """One try as counted: the quota and its key, which use of its window this was, and the seconds until it ends."""

    quota: Quota
    key: str
    used: int
    left: int

    def beyond(self, most: int | None = None) -> bool:
        return services().limits.beyond(self.used, self.quota.most if most is None else most)


@dataclass(frozen=True)
class CountedAttempts:
    """Implements domain.proving.Attempts for whoever holds a chat token."""

    caller: ChatCaller

    def begin(self, proof: Proof) -> frozenset[Factor]:
        """Count a try, whether there is such an order or not. One that is refused uses up no tries of others."""
        OF_CONVERSATION.count(str(self.caller.conversation_id))
        OF_ADDRESS.count(f"{self.caller.store.id}:{caller_network()}")
        tallies = {quota: Tally(quota, key, *quota.tally(key)) for quota, key in self.wrong_tries(proof)}
        alone = factors_alone(tallies)
        if not (proof.given & alone or proof.given == frozenset(Factor)):
            self.succeeded(proof)
            raise TooManyAttempts(max(tally.left for tally in tallies.values()), GIVE_BOTH)
        return alone

    def succeeded(self, proof: Proof) -> None:
        for quota, key in self.wrong_tries(proof):
            quota.give_back(key)

    def named_wrongly(self, email_hash: str) -> bool:
        key = f"{self.caller.store.id}:{email_hash}"
        return Tally(NAMED_OF_EMAIL, key, *NAMED_OF_EMAIL.tally(key)).beyond()

    def wrong_tries(self, proof: Proof) -> Iterator[tuple[Quota, str]]:
        """Yield what counts wrong tries alone, with its key."""
        store = self.caller.store
        # By its number and by its whole name an order is one and the same, or each would have tries of its own.
        name = normalise_order_name(proof.order_name)
        order = services().storage.hasher.digest(store, "order", bare_number(name) or name)
        yield OF_ORDER, f"{store.id}:{order}"
        yield OF_ORDER_BY_ADDRESS, f"{store.id}:{order}:{caller_network()}"
        yield OF_STORE, str(store.id)
        if proof.postcode:
            yield POSTCODES_OF_STORE, str(store.id)


def factors_alone(tallies: dict[Quota, Tally]) -> frozenset[Factor]:
    """Return which factors are proof enough by themselves, after so many wrong tries."""
    of_order, by_address = tallies[OF_ORDER], tallies[OF_ORDER_BY_ADDRESS]
    besieged = of_order.beyond()
    hopeless = of_order.beyond(LONG_SIEGE_OF_ORDER) or tallies[OF_STORE].beyond()
    many_postcodes = POSTCODES_OF_STORE in tallies and tallies[POSTCODES_OF_STORE].beyond()
    few_here = not by_address.beyond(TRIES_IN_SIEGE if besieged else None)
    taken = {
        Factor.EMAIL: few_here and not hopeless,
        Factor.POSTCODE: few_here and not (hopeless or besieged or many_postcodes),
    }
    return frozenset(factor for factor, enough in taken.items() if enough)
