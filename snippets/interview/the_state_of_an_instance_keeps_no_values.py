"""_state tells whether an object is new and where it comes from; it keeps no loaded values."""

from catalogue.models import Product

Product.objects.create(name="tea", price=2)
tea = Product.objects.get()
tea.price = 3

state = vars(tea._state)
print("adding and db in _state:", "adding" in state and "db" in state)
print("old price in _state:", "price" in state or "2.00" in repr(state))
print("old price anywhere on the instance:", "2.00" in repr(vars(tea)))
