"""What the shop sells."""

from django.db import models


class Category(models.Model):
    """A shelf. Deleting it leaves its products without a category (SET_NULL)."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """A word that describes products."""

    name = models.CharField(max_length=50, unique=True)

    def __str__(self) -> str:
        return self.name


class Product(models.Model):
    """A thing with a price. Its tags use the through model that Django makes."""

    name = models.CharField(max_length=200)
    # Unicode, so that a Russian name has a slug too.
    slug = models.SlugField(max_length=200, blank=True, allow_unicode=True)
    price = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    stock = models.IntegerField(default=0)
    photo = models.FileField(upload_to="products", blank=True)
    category = models.ForeignKey(Category, on_delete=models.SET_NULL, null=True, blank=True)
    tags = models.ManyToManyField(Tag, blank=True)
    similar = models.ManyToManyField("self", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class Collection(models.Model):
    """Products in an order that somebody chose: many-to-many with an own through model."""

    name = models.CharField(max_length=100)
    products = models.ManyToManyField(Product, through="CollectionItem", blank=True)

    def __str__(self) -> str:
        return self.name


class CollectionItem(models.Model):
    """The place of one product in one collection."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE)
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "product"], name="product_once"),
        ]

    def __str__(self) -> str:
        return f"{self.collection}: {self.product}"
